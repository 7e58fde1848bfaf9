"""A FHIR bundle, one resource, or a resource a line, as rows to load; types that have no place here are counted and named."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sightline.graph.facts import Fact
from sightline.graph.stream import Bundle, Item
from sightline.loaders.fhir import elements, happenings
from sightline.loaders.fhir.beside import beside
from sightline.loaders.fhir.bodies import PUBLISHER, from_register, things
from sightline.loaders.fhir.elements import XmlResources
from sightline.loaders.fhir.people import Patient
from sightline.loaders.fhir.references import BODIES, References, addressed, own_id, security
from sightline.loaders.fhir.relatives import relative
from sightline.loaders.fhir.values import FORMAT
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.nodes.reading import Node, NodeReading, as_text, at, nodes
from sightline.loaders.socialcaredata.document import partial
from sightline.loaders.tabular.beginning import start_of, text_of
from sightline.loaders.tabular.objects import Objects
from sightline.loaders.tabular.reading import Unusable

TITLE = "FHIR R4 resources of the NHS (JSON or XML)"
KIND = "hospital"
TYPES = ("Patient", "RelatedPerson", *happenings.TYPES, *BODIES)
ENTRY, NOTHING = "entry", "entries without a resource"

_RESOURCE = re.compile(r'"resourceType"\s*:\s*"[A-Z]')


def recognises(start: str) -> bool:
    """Do the first characters of a document say that it is of resources."""
    return bool(start.lstrip()[:1] in ("{", "[") and _RESOURCE.search(start)) or elements.recognises(start)


class FhirFile:
    """One file, read twice: who calls whom what first, then resource by resource."""

    def __init__(self, path: Path, file: str) -> None:
        self.path = path
        self.file = file
        self.format = FORMAT
        self.references = References()

    def survey(self) -> Survey:
        """Reads all of it: references, restrictions, and how many resources of which type."""
        rows: Counter[str] = Counter()
        others: Counter[str] = Counter()
        read = _opened(self.path, self.file)
        for other in beside(self.path, _references):
            self.references.include(other)
        register = True
        for _, full_url, resource in _resources(read):
            self.references.add(resource, full_url)
            register = register and from_register(resource)
            if (type_ := _table(resource)) is not None:
                rows[type_ or NOTHING] += 1
            else:
                others[as_text(resource.get("resourceType"))] += 1
        what = "resources of this type are not loaded; Sightline has no place for what they say"
        notes = [
            Finding(Level.NOTE, self.file, ENTRY, type_, str(count), what, "nothing to do") for type_, count in others.items()
        ]
        if any(as_text(link.get("relation")) == "next" for _, link in nodes(read.header, "link")):
            notes.append(Finding(Level.NOTE, self.file, "link", "", "", "it is one page of several", "see that all are loaded"))
        self.references.settle(security(read.header))
        assembled = as_text(read.header.get("timestamp")) or as_text(at(read.header, "meta.lastUpdated"))
        publisher = PUBLISHER if rows and register else None
        return Survey(rows, tuple(notes), {"as_at": assembled} if assembled else {}, publisher=publisher)

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every resource that has a place here as what it is taken for."""
        self.references.grown_up(sender.as_at)
        for place, full_url, resource in _resources(_opened(self.path, self.file)):
            if (type_ := _table(resource)) is not None:
                yield self._taken(place, full_url, type_, resource, sender)

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """A bundle does not say what it is complete for, so it claims nothing."""
        return Bundle(f"{self.file} coverage", (*sender.items(), partial(TITLE, FORMAT, sender)))

    def _taken(self, place: str, full_url: str, type_: str, resource: Node, sender: Sender) -> Taken:
        read = NodeReading(resource, type_ or NOTHING, place, self.file, sender.as_at)
        try:
            if not type_:
                what = "it has no resource: of what it deletes, only what this file itself says is withdrawn"
                raise read.held("resource", what, "have the resource itself sent, marked as entered in error if it is to go")
            said = tuple(self._items(read, full_url, type_, sender))
            items = tuple(dict.fromkeys((*sender.items(), *said, *self._withdrawn(said, read, full_url))))
            if type_ not in BODIES and not any(isinstance(item, Fact) for item in items):
                raise read.held("", "nothing in this resource can be loaded", "see whether it is whole")
        except Unusable:
            return Taken(read.row, None, tuple(read.findings))
        return Taken(read.row, Bundle(f"{self.file} {place}", items), tuple(read.findings))

    def _withdrawn(self, said: Iterable[Item], read: NodeReading, full_url: str) -> Iterator[Item]:
        """What a resource says once more, as withdrawn, where the same file says that it was deleted."""
        day = self.references.deleted.get(f"{read.row.table}/{own_id(read.node, full_url)}")
        if day is not None:
            facts = (one for one in said if isinstance(one, Fact))
            yield from (one.changed(deleted=True, recorded_at=day or read.as_at, recorded_basis="on-file") for one in facts)

    def _items(self, read: NodeReading, full_url: str, type_: str, sender: Sender) -> Iterator[Item]:
        if type_ == "Patient":
            return Patient(read, full_url, self.references, sender).items()
        if type_ == "RelatedPerson":
            return relative(read, full_url, self.references, sender)
        if type_ in BODIES:
            return things(type_, read.node, full_url, self.references, sender)
        return happenings.Happening(read, full_url, self.references, sender).items()


def _opened(path: Path, file: str) -> Objects | XmlResources:
    in_xml = elements.recognises(text_of(start_of(path)))
    return XmlResources(path, file) if in_xml else Objects(path, file, ENTRY)


def _references(path: Path) -> References:
    """What the resources of a file call each other."""
    found = References()
    read = _opened(path, path.name)
    for _, full_url, resource in _resources(read):
        found.add(resource, full_url)
    found.settle(security(read.header))
    return found


def _table(resource: Node) -> str | None:
    """The type of a resource that has a place here; empty where there is no resource, none where it has no place."""
    type_ = as_text(resource.get("resourceType"))
    placed = type_ in TYPES and (type_ != "CarePlan" or happenings.protects(resource))
    return type_ if placed or not type_ else None


def _resources(read: Objects | XmlResources) -> Iterator[tuple[str, str, Node]]:
    """Each resource with its place in the file and its full URL, those of bundles in lists, lines and bundles among them."""
    for one in read.elements():
        yield from _within(one.place, "", one.said)


def _within(place: str, full_url: str, said: Node) -> Iterator[tuple[str, str, Node]]:
    type_ = as_text(said.get("resourceType"))
    if type_ == "Bundle":
        for path, entry in nodes(said, "entry"):
            yield from _within(f"{place}.{path}", "", entry)
    elif type_:
        yield place, full_url, addressed(said, full_url)
    else:
        inner = said.get("resource")
        if isinstance(inner, dict) and inner.get("resourceType"):
            yield from _within(f"{place}.resource", as_text(said.get("fullUrl")), inner)
        else:
            yield f"{place}.resource", "", {name: one for name, one in said.items() if name in ("request", "response")}
