"""What is published for reuse."""
