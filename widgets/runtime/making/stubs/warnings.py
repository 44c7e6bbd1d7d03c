"""Stands in for warnings: the part of it in C, which says a warning to the console by itself."""

from _warnings import warn as warn
