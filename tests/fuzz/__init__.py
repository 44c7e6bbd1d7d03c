"""What comes from outside, spoilt at random: links, files, requests, data. `make fuzz` runs it."""
