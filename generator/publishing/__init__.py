"""From pages, paper and data to a finished site."""
