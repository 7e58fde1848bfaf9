"""Makes of each row what its mapping declares: records, facts, and the things that they name; or holds it with the reason."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from sightline.graph.clock import bounds
from sightline.graph.facts import FACTS, About, Contact, Fact
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Agency, Record
from sightline.graph.withdrawing import WITHDRAWN
from sightline.loaders.identifiers.grade import bare, placeholder
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.row import Row, Taken
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.tabular.cells import CodeLists, clean, heading
from sightline.loaders.tabular.changing import changes
from sightline.loaders.tabular.describing import described
from sightline.loaders.tabular.fields import DATES, NUMBERS
from sightline.loaders.tabular.json_cell import opened_out
from sightline.loaders.tabular.mapping import FactMap, Mapping, Table
from sightline.loaders.tabular.parts import Person
from sightline.loaders.tabular.reading import Nobodys, RowReading, Unusable
from sightline.loaders.tabular.things import address, body, listed, worker
from sightline.loaders.tabular.values import name_parts, value_of, yes

_TOTALS = re.compile(r"(?:(?:grand|sub)[- ]?)?totals?\b.*", re.I)
_NEEDED = {"Registration": ("agency",)}  # without which a fact of the label cannot be


class Maker:
    """What the rows of one table become."""

    def __init__(self, form: Mapping, table: Table, sender: Sender, file: str) -> None:
        self.form = form
        self.table = table
        self.sender = sender
        self.file = file
        self._codes = CodeLists(form)
        every = (pair for fact in table.facts for pair in fact.says.items())  # a column may hold other things in other rows
        self._numbers = {value.column for name, value in every if name in NUMBERS}
        named = {name.rpartition("/")[0] or name for name in table.named()} | table.named()
        self._packed = {heading(name): name for name, column in form.columns.items() if column.packed and name in named}

    def take(self, row: Row) -> Taken:
        """One row as items, or held."""
        month_first = self.form.dates == "month-first"
        row, wrong = self._opened_out(row)
        reading = RowReading(row, self.file, self._as_at(row), self._codes, month_first=month_first)
        for column in wrong:
            reading.flag(column, "it is no JSON", "export the table again; what it says is kept as it is written")
        reading.unread = dict(reading.left_over)
        try:
            if row.torn:
                raise reading.held("", row.torn, "see whether the file was cut off or a separator stands inside a cell")
            if row.unmatched:
                what = f"no row of '{row.unmatched[1]}' beside it has this number, and this row needs it"
                raise reading.held(row.unmatched[0], what, "put that table in the same folder, whole, and load it again")
            if self.table.aside:
                raise reading.held("", self.table.aside, "nothing to do; the rest is loaded without it")
            items = tuple(dict.fromkeys(self._said(reading)))
        except Unusable as error:
            return Taken(row, None, tuple(reading.findings), nobodys=isinstance(error, Nobodys))
        return Taken(row, Bundle(f"{self.file} {row.place}", items), tuple(reading.findings))

    def _as_at(self, row: Row) -> str:
        """The day of the return that a row is of: that of the file, or the end of the year that the row names."""
        year = row.cells.get(heading(self.table.year), "").strip() if self.table.year else ""
        return min(self.sender.as_at, f"{year}-03-31") if len(year) == 4 and year.isdigit() else self.sender.as_at

    def _opened_out(self, row: Row) -> tuple[Row, list[str]]:
        """The row with the members of its cells that are JSON as cells of their own, and the columns that are no JSON."""
        packed = {name: said for name in self._packed if (said := clean(row.cells.get(name, "")))}
        if not packed:
            return row, []
        found, wrong = opened_out(packed)
        return replace(row, cells={**row.cells, **found}), [self._packed[name] for name in wrong]

    def _said(self, reading: RowReading) -> Iterator[Item]:
        if self.table.things:
            yield from described(reading, self.table.things, self.sender)
        elif self.table.facts:
            yield from self._items(reading)
        else:
            yield from listed(reading, self.table, self.sender)

    def _items(self, reading: RowReading) -> Iterator[Item]:
        if not reading.row.partial:
            self._check_whole(reading)
            self._check_more_than_a_number(reading)
        holder = self._holder(reading)
        yield from self.sender.items()
        yield holder
        records = {}
        for name, person in self.table.records.items():
            if made := self._record(reading, person, holder):
                records[name] = made
                yield from opened(made, reading.day(person.expected, clock=False) if person.expected else None)
        facts = [item for declared in self.table.facts for item in self._fact(reading, declared, records, holder)]
        if not reading.row.partial and not any(isinstance(item, Fact) for item in facts):
            starts = [declared.start() or next(iter(declared.key), "") for declared in self.table.facts]
            raise reading.held(starts[0], "nothing in this row can be loaded", f"fill {' or '.join(dict.fromkeys(starts))}")
        yield from facts

    def _check_whole(self, reading: RowReading) -> None:
        """A row that says only what changed would take the place of all that was said before."""
        missing = [column for column in self.table.whole if not reading.text(column)]
        if missing and not any("deleted" in said.says and yes(reading, said.says["deleted"]) for said in self.table.facts):
            raise reading.held(
                missing[0], "this says only what changed since an earlier day", "have whole payloads sent, or fill it"
            )

    def _check_more_than_a_number(self, reading: RowReading) -> None:
        """What stands alone in the first column, below a table, is who made it and when."""
        said = [text for cell in reading.row.cells.values() if (text := clean(cell))]
        if len(said) == 1 and self.form.reads in ("csv", "workbook"):
            held = reading.held("", f"nothing but '{said[0][:60]}' stands in this row", "fill it, or leave it out")
            raise Nobodys(held) if " " in said[0] else held  # a number alone is somebody's of whom the rest is missing

    def _holder(self, reading: RowReading) -> Agency:
        own = self.sender.agency
        name = reading.text(self.table.holder) if self.table.holder else ""
        return Agency(id=f"{own.id}/{slug(name)}", name=name, kind=own.kind, part_of=own.id) if name else own

    def _record(self, reading: RowReading, person: Person, holder: Agency) -> Record | None:
        if not all(reading.matches(column, values) for column, values in person.when.items()):
            return None
        reference = reading.text(person.reference)
        if person.hidden:
            reference = self._hidden(reading, person)
        if not reference and person.optional:
            return None
        if placeholder(bare(reference), repeats=6):
            raise reading.held(person.reference, "no number says whose row this is", "write the person's own number")
        if _TOTALS.fullmatch(reference):
            raise Nobodys(reading.held(person.reference, "this is a row of totals and no person's", "leave it out"))
        number = f"{person.prefix}{reference}"
        return Record(id=f"{holder.id}/{number}", held_by=holder.id, reference=number, person=person.person)

    def _hidden(self, reading: RowReading, person: Person) -> str:
        """A reference that does not give away what it is made of: keys stand in addresses of pages and in logs."""
        groups = ([bare(reading.text(column)) for column in group] for group in person.hidden)
        parts = next((group for group in groups if not any(map(placeholder, group))), [])
        return _digest("|".join((self.form.format, *parts))) if parts else ""

    def _fact(self, reading: RowReading, said: FactMap, records: dict[str, Record], holder: Agency) -> Iterator[Item]:
        about = [records[name] for name in said.about or tuple(self.table.records)[:1] if name in records]
        withdrawn = said.withdraws or bool("deleted" in said.says and yes(reading, said.says["deleted"]))
        if not about or (said.carer and said.carer not in records) or not self._applies(reading, said, withdrawn=withdrawn):
            return
        changed = changes(reading, said) if reading.row.partial and not withdrawn else None
        if changed == "":
            return
        reading.left_over = dict(reading.unread)
        reading.began = _began(reading, said)
        values = dict(self._values(reading, said))
        kind = reading.said(said.kind, plain=True) or said.kind.otherwise
        if kind is None:
            raise reading.held(said.kind.column or "", "the mapping has no word for it", "add it to the mapping's words")
        _check_clocks(reading, said, values)
        if said.withdraws:
            values["deleted"] = True
        first = about[0]
        for name, item, rest in self._things(reading, said, first):
            values[name] = item
            yield from rest
        if said.whole_name:
            values = name_parts(reading.text(said.whole_name)) | values
        if self.table.series:
            values["series"] = f"{first.id}/{self.form.format}/{self.table.series}"
            values["follows"] = any(reading.matches(column, words) for column, words in self.table.follows.items())
        if said.carer:
            values["carer"] = records[said.carer].id
        if said.label == "Status":
            values["authority"] = self.sender.authority.id if self.sender.authority else None
        if any(name not in values for name in _NEEDED.get(said.label, ())):
            return
        if said.event and said.label == Contact.label and values.get("on"):
            values["event"] = f"{first.id}/{kind}/{values['on']}"
        written, reading.extra = reading.left_over | reading.extra, {}
        yield FACTS[said.label](
            fact=self._key(reading, said, first, values),
            kind=kind,
            held_by=holder.id,
            about=tuple(_about(reading, said, one) for one in about),
            changes=changed,
            source=reading.place,
            as_written="; ".join(f"{column}: {text}" for column, text in written.items() if text) or None,
            **{"recorded_at": reading.as_at, "recorded_basis": "later-source", **values},
        )

    def _applies(self, reading: RowReading, said: FactMap, *, withdrawn: bool) -> bool:
        """Does the row say this at all: a fact whose own day is empty is not said, unless it is to withdraw it."""
        start = said.start()
        dated = start is not None and (reading.names(start) or not reading.row.partial)
        needed = () if withdrawn else (*said.needs, *([start] if start and dated else ()))
        return (
            all(reading.text(column) for column in needed)
            and (withdrawn or not said.needs_any or any(map(reading.text, said.needs_any)))
            and not any(reading.text(column) for column in said.empty)
            and all(reading.matches(column, values) for column, values in said.when.items())
            and not any(reading.matches(column, values) for column, values in said.unless.items())
        )

    def _values(self, reading: RowReading, said: FactMap) -> Iterator[tuple[str, Any]]:
        for name, value in said.says.items():
            found = value_of(reading, said.label, name, value)
            if found is not None:
                yield name, found
                if name == "recorded_at":
                    yield "recorded_basis", "on-file"

    def _things(self, reading: RowReading, said: FactMap, record: Record) -> Iterator[tuple[str, str, tuple[Item, ...]]]:
        """Each thing that a fact points to: field, key, and the items to write."""
        if said.at and (place := address(reading, said.at, record.id)):
            yield "at", place.id, (place,)
        for name in ("agency", "to", "by_agency"):
            declared = getattr(said, name)
            if declared and (found := body(reading, declared, self.sender)):
                yield name, found.id, (found,)
        if said.by and (items := worker(reading, said.by, self.sender)):
            yield "by", items[0].id, items

    def _key(self, reading: RowReading, said: FactMap, record: Record, values: dict[str, Any]) -> str:
        days = {value.column: values.get(name) for name, value in said.says.items() if name in DATES}
        texts = [str(days.get(column) or reading.text(column)).casefold() for column in said.key]
        parts = [_digest(text) if column in self._numbers else text for column, text in zip(said.key, texts, strict=True)]
        within = [slug(reading.said(value, plain=True) or "") for value in said.within]
        own = [WITHDRAWN] if said.withdraws else [said.label, str(said.kind.always or ""), *parts]
        return "/".join((record.id, self.form.format, *within, *own))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _began(reading: RowReading, said: FactMap) -> str:
    start = said.start()
    found = reading.day(start, clock=True) if start else None
    return min(found or reading.as_at, reading.as_at)


def _about(reading: RowReading, said: FactMap, record: Record) -> About:
    seen, alone = (reading.yes_or_no(column) if column else None for column in (said.seen, said.seen_alone))
    return About(record=record.id, seen=seen, seen_alone=alone)


def _check_clocks(reading: RowReading, said: FactMap, values: dict[str, Any]) -> None:
    """An end before its beginning holds the row; a day still to come when the file was drawn is flagged."""
    start, end = values.get("on") or values.get("since"), values.get("until")
    if start and end and bounds(end)[1] < bounds(start)[0]:
        column = said.says["until"].column or ""
        raise reading.held(column, f"it ends on {end}, before it begins on {start}", "correct one of the two")
    if start and bounds(start)[0] > reading.as_at:
        reading.note(
            said.start() or "", f"{start} lies after {reading.as_at}, when the file was drawn", "see whether it is right"
        )
    if values.get("deleted") is False:
        values.pop("deleted")
