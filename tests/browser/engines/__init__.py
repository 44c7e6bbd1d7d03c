"""The same visitor in Firefox and in WebKitGTK, as their distribution packages them."""
