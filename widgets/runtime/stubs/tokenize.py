"""Stands in for tokenize, with which inspect reads sources, and Pyodide looks whether a line ends with « ; »."""


def generate_tokens(_readline) -> list:
    """None: the lines of Pyodide's start end otherwise."""
    return []
