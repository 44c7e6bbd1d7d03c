"""Stands in for tokenize, with which inspect reads sources, and Pyodide looks for a last « ; »."""


def generate_tokens(_readline) -> list:
    """None: the lines of Pyodide's start end otherwise."""
    return []
