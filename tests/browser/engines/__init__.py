"""The same visitor in Chromium, Firefox and WebKitGTK, as their distribution packages them."""
