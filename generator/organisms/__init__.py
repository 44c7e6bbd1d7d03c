"""The organisms: networks and places, how they are checked, found and shown."""
