"""The organisms: networks and places, how they are checked, imported, found and shown."""
