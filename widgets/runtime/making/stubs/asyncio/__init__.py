"""Stands in for asyncio, which Pyodide imports at its start for this one name; nothing here waits."""


def get_event_loop() -> None:
    """Only reached by Python that awaits a promise."""
    raise NotImplementedError("asyncio is left out of this runtime: see its stubs")
