"""Stands in for textwrap, with which Pyodide's start tidies docstrings that were compiled away."""


def dedent(text: str) -> str:
    """The text as it is."""
    return text
