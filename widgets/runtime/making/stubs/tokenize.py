"""Stands in for tokenize, with which inspect and Pyodide read sources: there are none here."""


def generate_tokens(_readline) -> list:
    """None. Pyodide's start looks whether its own line ends with a semicolon: it does not."""
    return []
