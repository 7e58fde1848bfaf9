"""A Person of the standard as a record: names, numbers, addresses, and who is what to whom."""

from collections.abc import Iterator
from typing import Any

from sightline.graph.facts import About, Care, Involvement, Particulars, Registration, Residence
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.intake.opening import SINCE_EVER, opened
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.reading import NodeReading, as_text, at, each, nodes, texts
from sightline.loaders.socialcaredata.bodies import employer
from sightline.loaders.socialcaredata.index import Index, numbers
from sightline.loaders.socialcaredata.relations import ELDER, YOUNGER, care_kind, inverse, relation
from sightline.loaders.socialcaredata.terms import known_part, says, token
from sightline.loaders.tabular.registers import Place
from sightline.loaders.tabular.things import address

FORMAT = "socialcaredata"
NAMES = {"nickname": "alias", "anonymous": "alias", "temp": "alias", "old": "former-name", "maiden": "former-name"}
NO_HOMES = ("work", "billing")


def person(read: NodeReading, index: Index, sender: Sender) -> Iterator[Item]:
    """The record and all that the node says of it."""
    record = index.own_record(read.node, sender)
    cares = {path: list(_care(read, path, one, record, index, sender)) for path, one in nodes(read.node, "relatedPerson")}
    yield from opened(record)
    yield from _particulars(read, record, kin=list(_kin(read, [path for path, made in cares.items() if made])))
    yield from _homes(read, record)
    yield from _professionals(read, record, index, sender)
    yield from (item for made in cares.values() for item in made)


def said_by(read: NodeReading, record: Record, sort: str) -> dict[str, Any]:
    """What every fact of this node has."""
    return {
        "fact": f"{record.id}/{FORMAT}/{sort}",
        "held_by": record.held_by,
        "about": (About(record=record.id),),
        "recorded_at": read.as_at,
        "recorded_basis": "later-source",
        "source": read.place,
    }


def _particulars(read: NodeReading, record: Record, kin: list[str]) -> Iterator[Item]:
    names = list(nodes(read.node, "name"))
    current = next((one for one in names if NAMES.get(_use(one[1], "name-use")) is None), names[0] if names else None)
    said = _said_once(read, record, kin)
    given, family = _parts(current[1]) if current else (None, None)
    if not (given or family or said):
        raise read.held("name", "nothing is said of this person", "fill the name")
    kind = NAMES.get(_use(current[1], "name-use"), "name") if current else "name"
    base = said_by(read, record, "Particulars/name")
    yield Particulars(**base, kind=kind, given_name=given, family_name=family, as_written=read.written(), **said)
    for path, one in names:
        if current is None or path != current[0]:
            yield from _other_name(read, record, *_parts(one), NAMES.get(_use(one, "name-use"), "alias"))
        if preferred := read.text(f"{path}.preferredName"):
            yield from _other_name(read, record, preferred, _parts(one)[1], "alias")


def _other_name(read: NodeReading, record: Record, given: str | None, family: str | None, kind: str) -> Iterator[Item]:
    if given or family:
        whole = slug(f"{given or ''} {family or ''}")
        base = said_by(read, record, f"Particulars/{kind}/{whole}")
        yield Particulars(**base, kind=kind, given_name=given, family_name=family)


def _said_once(read: NodeReading, record: Record, kin: list[str]) -> dict[str, Any]:
    """Dates, numbers and what else has a place of its own; the rest as a note."""
    nhs = next(
        (path for path, one in nodes(read.node, "identifier") for number in numbers({"x": one}, "x") if number.is_nhs), None
    )
    sexes = [code for name in ("sexCode", "genderCode") if (code := token("gender", at(read.node, name)))]
    found = {
        "born_on": _day(read, "dateOfBirth"),
        "died_on": _day(read, "deceasedDate"),
        "sex": says("gender", sexes[0]) if sexes else None,
        "language": next((code for one in _languages(read) if (code := read.text(f"{one}.languageCode"))), None),
        "nhs_number": read.graded(f"{nhs}.value", nhs_number(read.text(f"{nhs}.value"))) if nhs else None,
    }
    notes = [*_notes(read, record, sexes), *kin]
    return {name: value for name, value in found.items() if value} | ({"note": "; ".join(notes)} if notes else {})


def _notes(read: NodeReading, record: Record, sexes: list[str]) -> Iterator[str]:
    node = read.node
    if (ethnicity := at(node, "ethnicityCode")) is not None:
        yield f"ethnicity: {says('ethnicity', ethnicity)}"
    if len(set(sexes)) > 1:
        yield f"gender: {says('gender', sexes[1])}"
    if read.text("isDeceased") == "true" and not read.text("deceasedDate.date"):
        yield "has died"
    for field in ("dateOfBirth", "deceasedDate"):
        accuracy = read.text(f"{field}.accuracyIndicator")
        if "E" in accuracy or "U" in accuracy:
            yield f"{field} as given: {read.text(f'{field}.date')} ({accuracy})"
    for _, one in nodes(node, "communication"):
        yield from (f"communication: {said}" for said in texts(one, "specialCommunicationNeeds"))
        yield from (f"speaks: {said}" for said in _spoken(one))
    for _, one in nodes(node, "contact"):
        yield from (f"{word}: {said}" for word in ("telephone", "email") for said in texts(one, word))
    for _, one in nodes(node, "address"):
        if (use := _use(one, "address-use")) in NO_HOMES:
            parts = (as_text(one.get(name)) for name in ("line1", "line2", "city", "postcode"))
            yield f"{use} address: {', '.join(filter(None, parts))}"
    for word, name in (("identifier", "identifier"), ("same person elsewhere", "matchedPersonRef"), ("about me", "aboutMe")):
        known = name == "identifier"
        yield from (
            f"{word}: {one}" for one in numbers(node, name) if not (known and (one.is_nhs or one.value == record.reference))
        )
    for also in numbers(node, "matchedPersonRef"):
        what = f"the sender says that this person is also {also}"
        read.note("matchedPersonRef", what, "look at the two; nobody is joined by loading")
    yield from (f"main contact: {who}" for who in numbers(node, "primaryContactProfessional"))


def _kin(read: NodeReading, told: list[str]) -> Iterator[str]:
    """Relations that are no care of a child by an adult: siblings, partners, friends, and grown-up children."""
    for path, one in nodes(read.node, "relatedPerson"):
        found = [token("relationship", code) for code in each(one, "relationship")]
        for code in each(one, "relationship"):
            if token("relationship", code) is None:
                read.flag(f"{path}.relationship", f"'{str(code)[:60]}' is no code of the standard", "use one of its codes")
        if path not in told:
            words = relation(code for code in found if code) or "related"
            yield from (f"{words}: {who}" for who in numbers(one)[:1])


def _homes(read: NodeReading, record: Record) -> Iterator[Item]:
    """Addresses have no dates in the standard: they are what it said on that day, and an old one had ended by then."""
    for path, one in nodes(read.node, "address"):
        use = _use(one, "address-use")
        if use in NO_HOMES:
            continue
        lines = tuple(f"{path}.{name}" for name in ("line1", "line2", "city"))
        place = address(read, Place(lines=lines, postcode=f"{path}.postcode", uprn=f"{path}.UPRN"), record.id)
        if place is None:
            continue
        yield place
        ended = _ended_by(read.as_at) if use == "old" else {}
        note = "temporary" if use == "temp" else None
        street = f"USRN: {number}" if (number := read.text(f"{path}.USRN")) else None
        written = "; ".join(filter(None, (read.written(f"{path}."), street))) or None
        own = said_by(read, record, f"Residence/{use or 'home'}/{place.id}")
        yield Residence(kind="home", at=place.id, note=note, as_written=written, **own, **ended)


def _ended_by(day: str) -> dict[str, Any]:
    """The end of a stay of which only is known that it was over on that day."""
    return {"until": day, "until_earliest": SINCE_EVER, "until_latest": day}


def _professionals(read: NodeReading, record: Record, index: Index, sender: Sender) -> Iterator[Item]:
    """A GP among the main contacts stands for the practice, where the document says which; another one works with the person."""
    for who in numbers(read.node, "primaryContactProfessional"):
        agency = index.employed_by(who, sender)
        yield from employer(index, who, sender)
        if agency and index.key("Professional", who) in index.doctors:
            yield Registration(kind="gp", agency=agency, **said_by(read, record, f"Registration/gp/{agency}"))
        elif index.stands("Professional", who):
            worker = index.worker(who, sender)
            own = said_by(read, record, f"Involvement/main-contact/{worker}")
            yield Involvement(kind="allocated-worker", by=worker, agency=agency, note="main contact", **own)


def _care(read: NodeReading, path: str, one: Any, record: Record, index: Index, sender: Sender) -> Iterator[Item]:
    related = next(iter(numbers(one)), None)
    found = [code for said in each(one, "relationship") if (code := token("relationship", said))]
    elder, younger = [code for code in found if code in ELDER], [code for code in found if code in YOUNGER]
    if not (elder or younger):
        return
    if related is None:
        read.flag(path, "it names nobody: the identifier has no value or no absolute system", "give both")
        return
    other = index.record(related, sender)
    child, carer = (record, other) if elder else (other, record)
    sex = token("gender", at(read.node, "sexCode")) or token("gender", at(read.node, "genderCode"))
    codes = elder or [inverse(code, says("gender", sex) if sex else None) for code in younger]
    if child.person != "child" or carer.person != "adult":
        if carer.person == "child":
            what = "care is of a child by an adult, and by age or role neither is one"
            read.note(path, what, "kept as a note; see whether the dates of birth are right")
        return
    yield from opened(other)
    said = said_by(read, child, f"Care/{carer.id}/{'-'.join(codes)}")
    yield Care(**said, kind=care_kind(codes), carer=carer.id, relation=relation(codes))


def _use(node: Any, vocabulary: str) -> str:
    return token(vocabulary, at(node, "use")) or ""


def _parts(name: Any) -> tuple[str | None, str | None]:
    return " ".join(texts(name, "givenName")) or None, " ".join(texts(name, "familyName")) or None


def _spoken(communication: Any) -> Iterator[str]:
    """Languages with how well, where that is said."""
    for _, one in nodes(communication, "language"):
        code, level = as_text(one.get("languageCode")), as_text(one.get("proficiencyLevel"))
        if code and level:
            yield f"{code} ({level})"


def _languages(read: NodeReading) -> Iterator[str]:
    for path, one in nodes(read.node, "communication"):
        yield from (f"{path}.{inner}" for inner, _ in nodes(one, "language"))


def _day(read: NodeReading, name: str) -> str | None:
    day = read.moment(f"{name}.date", clock=False)
    return known_part(day, read.text(f"{name}.accuracyIndicator")) if day else None
