"""Tests that run inside Pyodide."""
