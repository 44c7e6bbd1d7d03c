"""QR codes: drawn by segno, for the sheets on paper and, through `bridge`, for the browser.

A package of its own, beside the kernel: the browser downloads it only when a code is asked for.
"""
