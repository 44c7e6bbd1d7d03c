"""What is printed, read back from the PDFs: no site and no browser, but a minute of Typst and of reading."""
