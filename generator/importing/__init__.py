"""`import-partners`: the places of a CSV file, into `places.yml`."""
