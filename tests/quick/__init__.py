"""Everything that needs no built site and no browser: `make quick`."""
