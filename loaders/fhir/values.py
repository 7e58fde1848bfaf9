"""Values of resources that patients and relatives share: names, periods, homes, and what every fact of a resource has."""

import re
from collections.abc import Iterator
from typing import Any

from sightline.graph.clock import add_days, bounds
from sightline.graph.facts import About, Particulars, Residence
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.fhir.bodies import address_lines
from sightline.loaders.fhir.references import code
from sightline.loaders.identifiers.grade import bare
from sightline.loaders.intake.opening import SINCE_EVER
from sightline.loaders.nodes.reading import Node, NodeReading, as_text, nodes, texts
from sightline.loaders.tabular.registers import Place
from sightline.loaders.tabular.things import address

_AT_END = re.compile(r",?\s*\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$", re.IGNORECASE)
FORMAT = "fhir"
NAMES = {"nickname": "alias", "anonymous": "alias", "temp": "alias", "old": "former-name", "maiden": "former-name"}
NO_HOMES = ("work", "billing")
SEXES = {"female": "F", "male": "M", "other": "other", "unknown": "not known"}


def base(read: NodeReading, record: Record, sort: str, *, where: bool = False, kept_with: Record | None = None) -> dict[str, Any]:
    """What every fact of a resource has; where the server says when it was last changed, it was on file from that day.

    `where`: it tells where somebody is; `kept_with`: the other patient whose restrictions it keeps to.
    """
    changed = read.text("meta.lastUpdated")[:10]
    known = len(changed) == 10 and _is_day(changed)
    return {
        "fact": f"{record.id}/{FORMAT}/{sort}",
        "held_by": record.held_by,
        "about": (About(record=record.id),),
        "recorded_at": changed if known else read.as_at,
        "recorded_basis": "on-file" if known else "later-source",
        "tells_where": where,
        "kept_with": kept_with.id if kept_with and kept_with != record else None,
        "source": read.place,
    }


def period(read: NodeReading, path: str) -> dict[str, Any]:
    """A period; its end is taken, as in every format here, for the first day on which it no longer held."""
    place = f"{path}.period".lstrip(".")
    since, until = read.moment(f"{place}.start", clock=True), read.moment(f"{place}.end", clock=True)
    if since and until and bounds(until)[1] < bounds(since)[0]:
        raise read.held(f"{place}.end", f"it ends on {until}, before it begins on {since}", "correct one of the two")
    if since and since == until and len(since) == 10:  # half-open: begun and ended on one day, it lasted that day
        until = add_days(since, 1)
    return {name: value for name, value in (("since", since), ("until", until)) if value}


def restricting(read: NodeReading, record: Record, lets_know: str) -> Particulars:
    """The holder's word, on the day of the file, that not all may be known; it is shown to nobody itself."""
    said = base(read, record, "Particulars/lets-know") | {"recorded_at": read.as_at, "recorded_basis": "later-source"}
    return Particulars(kind="name", lets_know=lets_know, **said)


def homes(read: NodeReading, record: Record, kept_with: Record | None = None) -> Iterator[Item]:
    """Addresses with their periods."""
    for path, one in nodes(read.node, "address"):
        use = as_text(one.get("use"))
        if use in NO_HOMES:
            continue
        held = NodeReading(_as_columns(one), read.row.table, read.row.place, read.file, read.as_at)
        found = address(held, Place(lines=("lines",), postcode="postcode", uprn="uprn"), record.id)
        read.findings += [finding for finding in held.findings if finding not in read.findings]
        dates = period(read, path)
        if use == "old" and "until" not in dates:
            dates |= {"until": read.as_at, "until_earliest": SINCE_EVER, "until_latest": read.as_at}
        if found:
            yield found
            note = "; ".join(
                filter(None, ("temporary" if use == "temp" else "", as_text(one.get("text")) if use == "temp" else ""))
            )
            sort = f"Residence/{use or 'home'}/{found.id}/{dates.get('since', '')}"
            own = base(read, record, sort, where=True, kept_with=kept_with)
            yield Residence(kind="home", at=found.id, note=note or None, as_written=held.written(), **own, **dates)
        elif no_fixed_abode(one):
            sort = f"Residence/none-fixed/{dates.get('since', '')}"
            own = base(read, record, sort, where=True, kept_with=kept_with)
            yield Residence(kind="none-fixed", as_written=held.written(), **own, **dates)


def no_fixed_abode(one: Node) -> bool:
    """Is this the pseudo postcode of those who live nowhere."""
    return bare(as_text(one.get("postalCode"))) == "ZZ993VZ"


def name_parts(name: Any) -> tuple[str | None, str | None]:
    """Given and family name; a name in one text is split at its last word."""
    given, family = " ".join(texts(name, "given")), " ".join(texts(name, "family"))
    if not (given or family) and isinstance(name, dict):
        given, _, family = as_text(name.get("text")).rpartition(" ")
    return given or None, family or None


def _as_columns(one: Node) -> Node:
    key = next(
        (inner for _, inner in nodes(one, "extension") if as_text(inner.get("url")).endswith("AddressKey") and _is_uprn(inner)),
        {},
    )
    uprn = next((as_text(part.get("valueString")) for _, part in nodes(key, "extension") if part.get("url") == "value"), "")
    lines, code_ = ", ".join(address_lines(one)), one.get("postalCode")
    if not code_ and (found := _AT_END.search(lines)):
        lines, code_ = lines[: found.start()], found[1]
    return {"lines": lines, "postcode": code_, "uprn": uprn}


def _is_uprn(key: Node) -> bool:
    types = (part for _, part in nodes(key, "extension") if part.get("url") == "type")
    return any(code(part.get("valueCoding")) == "UPRN" or code(part.get("valueCodeableConcept")) == "UPRN" for part in types)


def _is_day(text: str) -> bool:
    try:
        return bool(bounds(text))
    except ValueError:
        return False
