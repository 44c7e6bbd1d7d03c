"""From files to plain values that remember their line, and to problems."""
