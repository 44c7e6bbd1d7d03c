"""What pages, scripts and the kernel hold a visitor to is the same."""

from generator.pages.limits import LIMITS
from positioning import operations


def test_the_kernel_reads_the_links_and_files_that_the_scripts_write() -> None:
    assert LIMITS.format == operations.FILE_FORMAT
    assert (LIMITS.easy, LIMITS.precise) == operations.READING
    assert LIMITS.example == operations.LONGEST_EXAMPLE
