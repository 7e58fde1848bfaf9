"""A document as JSON: the same plain data, field by field, for other programs."""

from dataclasses import asdict

import orjson

from sightline.queries.document.document import Document


def write_json(document: Document) -> bytes:
    """The whole document, indented, keys in the order of the model."""
    return orjson.dumps(asdict(document), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
