"""Stands in for Pyodide's event loop: the kernel never waits, so asyncio and what it needs stay away."""


def _initialize_event_loop() -> None:
    """Called by Pyodide's start; there is no loop to set up."""
