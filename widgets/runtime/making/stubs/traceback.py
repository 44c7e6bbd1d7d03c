"""Stands in for traceback: an exception that nobody caught is told to the console, plainly."""

import sys
from types import TracebackType


def print_exception(kind: type, error: BaseException, trace: TracebackType | None) -> None:
    """What Pyodide makes `sys.excepthook`: where it happened, then what."""
    while trace:
        code = trace.tb_frame.f_code
        print(f"{code.co_filename}:{trace.tb_lineno}: in {code.co_name}", file=sys.stderr)
        trace = trace.tb_next
    print(f"{kind.__name__}: {error}", file=sys.stderr)
