"""Tables that a screen reader announces right: each box says its statement and its answer, nothing else.

Typst (0.15) knows no header of a row, and calls the title of a part the header of all that is under it.
So the tags of the finished PDF are set right here; what is seen does not change.
"""

import io
from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject

Element = DictionaryObject
"""An element of the structure tree: « /S » is its kind, « /K » what is in it."""


def announced(pdf: bytes, levels: int) -> bytes:
    """A PDF whose tables name, for each of their boxes, its statement and one of the `levels`."""
    if b"/S/Table/" not in pdf:
        return pdf
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = pdf[:8].decode()
    root = writer.root_object["/StructTreeRoot"].get_object()
    assert isinstance(root, DictionaryObject)
    for number, table in enumerate(element for element in elements(root) if kind(element) == "/Table"):
        _announce(table, levels, f"t{number}")
    named = {
        str(element["/ID"]): element.indirect_reference for element in elements(root) if "/ID" in element
    }
    names = [part for name in sorted(named) for part in (TextStringObject(name), named[name])]
    root[NameObject("/IDTree")] = DictionaryObject({NameObject("/Names"): ArrayObject(names)})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def elements(parent: Element) -> Iterator[Element]:
    """All the elements below one, in the order in which they are read."""
    for element in _inside(parent):
        yield element
        yield from elements(element)


def kind(element: Element) -> str:
    """« /TD », « /H1 »."""
    return str(element["/S"])


def attributes(cell: Element) -> Element:
    """What a cell says of its place in the table: its scope, its headers."""
    [owned] = [item for item in map(PdfObject.get_object, cell["/A"]) if item["/O"] == "/Table"]  # type: ignore
    assert isinstance(owned, DictionaryObject)
    return owned


def _inside(parent: Element) -> list[Element]:
    """The elements right below one; marks of what is drawn are left out."""
    inside = parent.get("/K", ArrayObject()).get_object()
    some = inside if isinstance(inside, ArrayObject) else [inside]
    found = (child.get_object() for child in some)
    return [child for child in found if isinstance(child, DictionaryObject) and "/S" in child]


def _announce(table: Element, levels: int, name: str) -> None:
    """Set the headers of a table right."""
    rows = _tidy(table, levels)
    [columns] = [_inside(row)[-levels:] for row in rows if _heads(row) >= levels]
    for number, row in enumerate(rows):
        cells = _inside(row)
        if len(cells) > 1 and kind(cells[0]) == "/TD":
            _call(cells[0], cells[1:], columns, f"{name}r{number}")


def _tidy(table: Element, levels: int) -> list[Element]:
    """The rows, without empty headers, the column that only holds lines together, and how borders look."""
    for row in (element for element in elements(table) if kind(element) == "/TR"):
        cells = [cell for cell in _inside(row) if kind(cell) == "/TD" or cell.get("/K")]
        _fill(row, cells[: 1 + levels])
        for cell in cells:
            _set(attributes(cell), "/Headers", ArrayObject())
            _set(cell, "/A", ArrayObject([attributes(cell)]))
    for part in _inside(table):
        _fill(part, [row for row in _inside(part) if _inside(row)])
    return [element for element in elements(table) if kind(element) == "/TR"]


def _fill(element: Element, inside: list[Element]) -> None:
    _set(element, "/K", ArrayObject([child.indirect_reference for child in inside]))


def _heads(row: Element) -> int:
    """How many columns of one answer a row names."""
    heads = (cell for cell in _inside(row) if kind(cell) == "/TH")
    return sum(not {"/ColSpan", "/RowSpan"} & set(attributes(head)) for head in heads)


def _call(statement: Element, boxes: list[Element], columns: list[Element], name: str) -> None:
    """Make a statement the header of its row, and one of the two headers of each of its boxes."""
    _set(statement, "/S", NameObject("/TH"))
    _set(statement, "/ID", TextStringObject(name))
    _set(attributes(statement), "/Scope", NameObject("/Row"))
    for box, column in zip(boxes, columns, strict=True):
        names = [TextStringObject(name), TextStringObject(column["/ID"])]
        _set(attributes(box), "/Headers", ArrayObject(names))


def _set(element: Element, key: str, value: PdfObject) -> None:
    element[NameObject(key)] = value
