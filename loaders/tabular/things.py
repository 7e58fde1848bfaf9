"""The addresses, bodies and workers that a row names; what cannot tell two of them apart stays the row's own."""

from collections.abc import Callable, Iterator

from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Professional
from sightline.loaders.identifiers import (
    Grade,
    Identifier,
    communal,
    dfe_code,
    gss_code,
    laestab,
    ods_code,
    postcode,
    uprn,
    urn,
)  # fmt: skip
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.tabular.mapping import Table
from sightline.loaders.tabular.parts import Body, Worker
from sightline.loaders.tabular.reading import RowReading
from sightline.loaders.tabular.registers import Place

CODES: dict[str, Callable[[str], Identifier]] = {
    "urn": urn, "laestab": laestab, "ods": ods_code, "dfe": dfe_code, "gss": gss_code,
}  # fmt: skip


def address(reading: RowReading, place: Place, record: str) -> Address | None:
    """An address by its property number, else by its lines and postcode. One of a postcode alone is this record's own:

    many dwellings share a postcode, and sharing one must not look like living together.
    """
    lines = ", ".join(said for said in map(reading.text, place.lines) if said)
    code = _postcode(reading, place.postcode)
    number = reading.graded(place.uprn, uprn(reading.text(place.uprn))) if place.uprn else None
    if not (lines or code or number):
        return None
    if number:
        key = f"uprn-{number}"
    elif lines and code:
        key = f"address-{slug(lines)}-{slug(code)}"
    else:
        key = f"{record}/{slug(lines or code or '')}"
    shared = place.communal or communal(lines)
    return Address(id=key, lines=lines or code or f"UPRN {number}", postcode=code, uprn=number, communal=shared)


def _postcode(reading: RowReading, column: str | None) -> str | None:
    if column is None or not reading.text(column):
        return None
    found = postcode(reading.text(column))
    if found.grade is not Grade.MALFORMED:
        return reading.graded(column, found)
    reading.flag(column, found.why or "it is no postcode", "write it as AB1 2DE, or leave it empty")
    return None


def body(reading: RowReading, said: Body, sender: Sender) -> Agency | None:
    """A team or organisation by its code, else by its name within the sender's area; a team inside the sender is part of it."""
    name = reading.text(said.name) if said.name else ""
    number = reading.text(said.number) if said.number else ""
    code, columns = None, said.codes()
    if said.code_is and (text := joined(reading, said.code_is, columns)):
        code = reading.graded(columns[-1], CODES[said.code_is](text))
    if not (name or code or number):
        return sender.agency if said.or_sender else None
    area = sender.authority.id if sender.authority else sender.agency.id
    base = sender.agency.id if said.inside else f"{area}/{said.kind}"
    if number:  # known by its number, whether or not its name is told; with it, the fuller description
        inside = sender.agency.id if said.inside and name else None
        return Agency(id=f"{base}/team-{slug(number)}", name=name or f"team {number}", kind=said.kind, part_of=inside)
    return Agency(
        id=f"{said.code_is}-{code}" if code else f"{base}/{slug(name)}",
        name=name or f"{said.code_is} {code}",
        kind=said.kind,
        part_of=sender.agency.id if said.inside else None,
        codes=(f"{said.code_is} {code}",) if code else (),
    )


def joined(reading: RowReading, sort: str, columns: tuple[str, ...]) -> str:
    """A code from its columns, with the leading zeros that a spreadsheet lost; empty where one of them is."""
    parts = [reading.text(column) for column in columns]
    if not parts or not all(parts):
        return ""
    return parts[0].zfill(3) + parts[1].zfill(4) if sort == "laestab" and len(parts) > 1 else "".join(parts)


def worker(reading: RowReading, said: Worker, sender: Sender) -> tuple[Item, ...]:
    """A worker within the team that the row names, else within the sender; the worker first, then the team."""
    number = reading.text(said.number) if said.number else ""
    name = reading.text(said.name) if said.name else ""
    if not (number or name):
        return ()
    team = (body(reading, said.team, sender) if said.team else None) or sender.agency
    key = f"{team.id}/worker-{slug(number or name)}"
    role = (reading.text(said.role_in) if said.role_in else "") or said.role
    return Professional(id=key, agency=team.id, role=role, name=name or None), team


def listed(reading: RowReading, table: Table, sender: Sender) -> Iterator[Item]:
    """The workers and teams that a row of a list of them describes; a row that names none is held."""
    workers = [item for said in table.workers for item in worker(reading, said, sender)]
    found = [*workers, *(team for said in table.teams if (team := body(reading, said, sender)))]
    if not found:
        raise reading.held(table.needs[0], "nothing in this row can be loaded", f"fill {table.needs[0]}")
    yield from sender.items()
    yield from found
