"""Files of appeals read back, as Excel and other programs would."""

import csv
import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Rows = list[dict[str, str]]


def read_csv(content: bytes, separator: str = ",") -> Rows:
    """Give the rows by their headings; Excel needs the mark at the beginning."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def read_xlsx(content: bytes, sheet: int = 1) -> Rows:
    """Give the rows of a sheet by their headings, each cell as it is kept; no cell is a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        tree = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert tree.find(f".//{NAMESPACE}f") is None
    rows = [
        {cell.get("r", "").rstrip("0123456789"): "".join(cell.itertext()) for cell in row}
        for row in tree.iter(f"{NAMESPACE}row")
    ]
    heads = rows[0]
    return [{heads[letters]: value for letters, value in row.items()} for row in rows[1:]]


def read_json(content: bytes) -> list[dict[str, Any]]:
    """Give the service requests."""
    requests: list[dict[str, Any]] = json.loads(content.decode("utf-8"))
    return requests
