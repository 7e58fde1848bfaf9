"""A document laid out for reading: which sections, which tables, in which words. Markdown and DOCX write the same blocks."""

from collections.abc import Iterable, Iterator

from sightline.graph.clock import day_words
from sightline.queries.document.block import Block, Facts, Heading, Paragraph, Table
from sightline.queries.document.chronology import Chronology, Happening
from sightline.queries.document.document import Document, Head, Noted
from sightline.queries.document.holdings import Holdings
from sightline.queries.document.line import Dispute, Line, loaded_words, sentence_case
from sightline.queries.document.stated import Stated
from sightline.queries.document.teams import Cited, TeamRow
from sightline.queries.document.telling import telling_words
from sightline.queries.words import bounds_words

READING = (
    "Each line says when something happened, what was put on whose file, how far the file says the child was seen, its clocks "
    "and what it rests on, with the id of the fact. Between two days means that either, or any between, could be the day. "
    "Recorded is the day on which a team put it on file, and how that is known. Told is to whom it was passed; sent is not "
    "received. Loaded is when Sightline read it. What a file does not record is no statement that it did not happen."
)
COLUMNS = ("When", "On the file of", "What", "Child seen", "Clocks", "Rests on")
WIDTHS = (14, 14, 32, 8, 18, 14)


def layout(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, in order. The first page holds the head alone: nothing that happened to the child."""
    succinct = document.head.form.startswith("Succinct")
    return (
        *_head(document.head),
        *_chronology(document.chronology, succinct),
        *_statements(document.statements),
        *_teams(document.teams),
        *_noted(document.noted),
        *_holdings(document.holdings),
        Paragraph("End of the document."),
    )


def _head(head: Head) -> Iterator[Block]:
    yield Heading(head.title, 1)
    yield Facts(
        (
            ("Child", head.child),
            ("Form", head.form),
            ("Written for", day_words(head.day)),
            ("Asked by", head.asked_by),
            ("Purpose", head.purpose or "not stated"),
            ("Lens", head.lens),
            ("Window", sentence_case(head.window)),
            ("Rests on", head.sources),
        )
    )
    yield from (Paragraph(warning) for warning in head.warnings)
    yield Heading("How to read this")
    yield Paragraph(READING)


def _chronology(chronology: Chronology, succinct: bool) -> Iterator[Block]:
    yield Heading("Chronology", new_page=True)
    yield from _table(chronology.happenings, succinct, "No dated fact on these files answers the question.")
    if chronology.undated:
        yield Heading("Without a day")
        yield from _table(chronology.undated, succinct, "")
    yield Heading("Names and relations on each file")
    alone = tuple(Happening(accounts=(line,)) for line in chronology.files)
    yield from _table(alone, succinct, "No name and no relation stands on these files.")
    if chronology.withdrawn:
        yield Heading("Withdrawn by their sender")
        rows = tuple((sentence_case(one.holder), one.recorded, one.withdrawn, one.fact) for one in chronology.withdrawn)
        yield Table(("On the file of", "Put on file", "Withdrawn", "Fact"), rows, (25, 25, 25, 25))
    if chronology.left_out:
        listed = ", ".join(f"{kind.replace('-', ' ')} {count}" for kind, count in chronology.left_out.items())
        yield Paragraph(f"Left out by the form or the window: {sum(chronology.left_out.values())} facts ({listed}).")


def _table(happenings: Iterable[Happening], succinct: bool, empty: str) -> Iterator[Block]:
    rows = tuple(_row(line, one, place, succinct) for one in happenings for place, line in enumerate(one.accounts, 1))
    yield Table(COLUMNS, rows, WIDTHS) if rows else Paragraph(empty)


def _row(line: Line, happening: Happening, place: int, succinct: bool) -> tuple[str, ...]:
    what, clocks = _what(line, happening, place, succinct), _clocks(line, succinct)
    return line.when, sentence_case(line.holder), what, line.seen, clocks, _rests(line)


def _what(line: Line, happening: Happening, place: int, succinct: bool) -> str:
    parts = []
    if len(happening.accounts) > 1:
        differ = f"; they differ on: {', '.join(happening.differs)}" if happening.differs else ""
        parts.append(f"Account {place} of {len(happening.accounts)} of one event{differ}.")
    parts += [line.text, *line.details]
    parts += [f"Note: {line.note}"] if line.note else []
    earlier = () if succinct else line.versions[:-1]
    parts += [f"Before, as recorded {one.recorded}: {one.text}" for one in earlier if one.text != line.text]
    parts += [_dispute(one) for one in line.disputes]
    return "\n".join(parts)


def _dispute(one: Dispute) -> str:
    cited = f"; {one.citation}" if one.citation else ""
    return f"Disputed. {one.text} [{one.fact}; recorded {one.recorded}{cited}]"


def _clocks(line: Line, succinct: bool) -> str:
    told = [f"Told {telling_words(one, whole=not succinct)}." for one in line.told] or ["Told: nobody, as far as is shown."]
    return "\n".join([f"Recorded {line.recorded}.", *told, f"Loaded {loaded_words(line.versions[-1].loaded_at)}."])


def _rests(line: Line) -> str:
    parts = [sentence_case(line.confidence), line.citation or line.source or "no citation", f"[{line.fact}]"]
    return "\n".join(parts)


def _statements(sections: Iterable[Stated]) -> Iterator[Block]:
    for section in sections:
        yield Heading(section.title)
        yield Paragraph(section.lens)
        rows = tuple((one.text, "\n".join(_rested(line) for line in one.rests_on)) for one in section.statements)
        yield Table(("Statement", "Rests on, as it stood then"), rows, (50, 50))


def _rested(line: Line) -> str:
    told = "".join(f" Told {telling_words(one)}." for one in line.told)
    return f"[{line.fact}] {line.when}: {line.text} On the file of {line.holder}. Recorded {line.recorded}.{told}"


def _teams(rows: Iterable[TeamRow]) -> Iterator[Block]:
    yield Heading("Team by team")
    yield Paragraph(
        "The whole case seen through this lens, whatever the window. Contacts are entries on these files; where one stands for "
        "a run, its number is said. A count is no judgement."
    )
    columns = ("Team", "First and last contact", "Contacts", "Seen / alone", "Told to it", "Told by it", "Worker", "Name on file")
    written = tuple(_team(row) for row in rows)
    yield Table(columns, written, (14, 16, 7, 7, 19, 19, 10, 8)) if written else Paragraph("No team is named.")


def _team(row: TeamRow) -> tuple[str, ...]:
    ends = [_cited(one) for one in (row.first, row.last) if one] or ["no contact of its own seen here"]
    return (
        f"{row.name}\n{row.reach}" if row.reach else row.name,
        "\n".join(dict.fromkeys(ends)),
        f"{row.contacts}\n{', '.join(f'one a run of {times}' for times in row.series)}" if row.series else str(row.contacts),
        f"{row.seen} / {row.alone}",
        _list(row.told_to),
        _list(row.told_by),
        _list(row.workers),
        _list(row.names),
    )


def _noted(noted: Iterable[Noted]) -> Iterator[Block]:
    yield Heading("Duties and prompts")
    yield Paragraph(
        "What the rules find in the whole case seen through this lens. A duty is law or guidance with a day; a prompt is a "
        "pattern that reviews have found to matter, for reflection. None is a judgement of a person."
    )
    rows = tuple(_finding(one) for one in noted)
    columns = ("Kind", "What", "Says", "Evidence")
    yield Table(columns, rows, (8, 22, 35, 35)) if rows else Paragraph("No rule finds anything to show.")


def _finding(one: Noted) -> tuple[str, ...]:
    due = f"\nDue {bounds_words(one.due)}." if one.due else ""
    rests = f"\n{'By' if one.kind == 'duty' else 'From'}: {one.rests_on}"
    responsible = f"\nResponsible: {', '.join(one.responsible)}." if one.kind == "duty" and one.responsible else ""
    return one.kind, f"{one.title}\n[{one.rule}]", f"{one.sentence}{due}{responsible}{rests}", _list(one.evidence)


def _holdings(held: Holdings) -> Iterator[Block]:
    yield Heading("Sources held")
    rows = tuple(
        (
            sentence_case(one.name),
            str(one.facts),
            day_words(one.as_at) if one.as_at else "not stated",
            "\n".join(one.claims) or "no claim",
        )
        for one in held.held
    )
    columns = ("Source", "Facts seen here", "As at", "Claims to cover")
    yield Table(columns, rows, (30, 10, 15, 45)) if rows else Paragraph("No source is held.")
    yield Heading("Sources missing")
    missing = tuple((sentence_case(one.name), sentence_case(one.why)) for one in held.missing)
    yield Table(("Source", "Why"), missing, (35, 65)) if missing else Paragraph("None is known to be missing.")
    yield Heading("Files taken to be of this child")
    joined = tuple(
        (
            sentence_case(one.holder),
            one.record,
            day_words(one.at),
            f"{sentence_case(one.by)}; {one.basis}{f': {one.reason}' if one.reason else ''}",
        )
        for one in held.joined
    )
    columns = ("On the file of", "File", "Decided", "By whom and on what basis")
    yield Table(columns, joined, (28, 28, 14, 30)) if joined else Paragraph("No file is.")


def _cited(one: Cited) -> str:
    return f"{one.text} [{one.fact}]"


def _list(several: Iterable[Cited]) -> str:
    return "\n".join(_cited(one) for one in several) or "none seen here"
