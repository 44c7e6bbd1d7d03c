"""From the referential (YAML) to the site.

`located_yaml` -> `loading` (with `model` and `checks`) -> `tree` (with `pages`, `exports` and
`sheets`) -> `plugin` (MkDocs) -> `finish`. Imports go that way only; tests/quick/test_architecture.py
keeps it so.
"""
