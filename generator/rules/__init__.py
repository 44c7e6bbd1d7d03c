"""What must hold between values, a file a slice."""
