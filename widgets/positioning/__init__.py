"""The positioning kernel: answers in, a profile out, and the profile in words.

Standard library only: the generator and the tests import these files in CPython, the browser runs
the same files in Pyodide. Nothing here reads a file, a clock or the network, and nothing is scored:
a profile says what a person knows how to do, never how much.

`form` (what is asked) <- `profile` (what the answers show) <- `wording` (how it is said) <- `bridge`
(plain JSON text in and out, for the browser).
"""
