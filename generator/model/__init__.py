"""What the data is: frozen classes, each field declared once. Knows no file and no address."""
