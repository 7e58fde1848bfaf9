"""Resources in XML as the same nodes as in JSON: what an element holds are its members, and its `value` is its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sightline.graph.errors import BadInput
from sightline.loaders.nodes.reading import Node
from sightline.loaders.tabular.json_text import DEEPEST, MOST_CHARACTERS
from sightline.loaders.tabular.objects import Element
from sightline.loaders.tabular.safe_xml import events, forget, local_name, misdeclared

MOST_ELEMENTS = 100_000  # of one resource
_ROOT = re.compile(r"""<(?:\w+:)?[A-Z]\w*\s[^>]*xmlns(?::\w+)?\s*=\s*["']http://hl7\.org/fhir["']""")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def recognises(start: str) -> bool:
    """Do the first characters of an XML document say that it is of resources."""
    return start.lstrip()[:1] == "<" and bool(_ROOT.search(start))


@dataclass(slots=True)
class XmlResources:
    """One XML file with a bundle or one resource, read an entry at a time; what stands beside the entries is in `header`."""

    path: Path
    file: str
    header: dict[str, Any] = field(default_factory=dict)

    def elements(self) -> Iterator[Element]:
        """Every entry of a bundle, or the one resource."""
        depth, count, entries, top = 0, 0, 0, ""
        for event, element in events(self.path, self.file, misdeclared(self.path)):
            if event == "start":
                top = top or local_name(element)
                depth, count = depth + 1, count + 1
                self._bounded(depth, count, element)
                continue
            depth -= 1
            if depth == 1 and top == "Bundle":
                if local_name(element) == "entry":
                    yield Element(_members(element), f"/Bundle/entry[{entries + 1}]")
                    entries, count = entries + 1, 0
                else:
                    self.header[local_name(element)] = _said(element)
                forget(element)
            elif depth == 0 and top != "Bundle":
                yield Element({"resourceType": top, **_members(element)}, f"/{top}")

    def _bounded(self, depth: int, count: int, element: Any) -> None:
        where, cure = f"{self.file} line {element.sourceline}", "have it sent again as it was exported"
        if depth > DEEPEST:
            raise BadInput(where, f"it is nested more than {DEEPEST} deep", cure)
        if count > MOST_ELEMENTS:
            raise BadInput(where, f"one resource holds more than {MOST_ELEMENTS:,} elements", cure)
        if sum(map(len, element.attrib.values())) > MOST_CHARACTERS:
            raise BadInput(where, f"one element has more than {MOST_CHARACTERS:,} characters", cure)


def _said(element: Any) -> Any:
    """A text, an object, or the resource that an element wraps."""
    inner = [child for child in element if isinstance(child.tag, str) and not child.tag.startswith(_XHTML)]
    if len(inner) == 1 and local_name(inner[0])[:1].isupper():
        return {"resourceType": local_name(inner[0]), **_members(inner[0])}
    value = element.get("value")
    return value if value is not None else _members(element)


def _members(element: Any) -> Node:
    found: Node = {name: text for name, text in element.attrib.items() if name in ("id", "url")}
    for child in element:
        if isinstance(child.tag, str) and not child.tag.startswith(_XHTML):
            name, said = local_name(child), _said(child)
            found[name] = [*(known if isinstance(known := found[name], list) else [known]), said] if name in found else said
    return found
