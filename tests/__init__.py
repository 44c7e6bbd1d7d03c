"""The tests, and the measurements beside them."""
