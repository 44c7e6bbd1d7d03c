"""What pages, scripts and the kernel hold a visitor to is the same."""

import json

from generator.project import LIMITS
from positioning import operations


def test_the_kernel_reads_the_links_and_files_that_the_scripts_write() -> None:
    limits = json.loads(LIMITS.read_text(encoding="utf-8"))
    assert limits["format"] == operations.FILE_FORMAT
    assert (limits["easy"], limits["precise"]) == operations.READING
    assert limits["example"] == operations.LONGEST_EXAMPLE
