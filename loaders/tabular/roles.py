"""What the columns of a table are likely to be, by their headings and by what stands in their first rows."""

from collections.abc import Callable

from sightline.loaders.dates import NoDate, moment
from sightline.loaders.identifiers import Grade, nhs_number, postcode, upn
from sightline.loaders.tabular.cells import heading
from sightline.loaders.tabular.graph_draft import Cells

MOST_WORDS = 30
MOST_OF_THEM = 0.8
SOME_YEAR = 2050  # enough to tell that 01/04/19 is a day

# What a column is, by words of its heading; the first that fits.
_BY_HEADING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nhs_number", ("nhs",)),
    ("upn", ("upn", "uniquepupil")),
    ("uprn", ("uprn",)),
    ("postcode", ("postcode", "postalcode")),
    ("born_on", ("dob", "dateofbirth", "birthdate", "born")),
    ("died_on", ("dateofdeath", "deathdate", "died")),
    ("given_name", ("forename", "firstname", "givenname")),
    ("family_name", ("surname", "lastname", "familyname")),
    ("sex", ("gender", "sex")),
    ("seen_alone", ("seenalone", "alone")),
    ("seen", ("childseen", "personseen", "wasseen")),
    ("outcome", ("outcome",)),
    ("language", ("language",)),
    ("school", ("schoolname", "school")),
    ("worker", ("worker", "practitioner", "officer", "professional")),
    ("team", ("team",)),
    ("lines", ("address", "street", "town", "addr", "line1", "line2", "line3")),
    ("whole_name", ("fullname", "childname", "childsname", "personname", "clientname", "pupilname")),
)
_STARTS = ("start", "from", "since", "begin", "opened", "entry", "admitted")
_ENDS = ("end", "until", "closed", "closure", "left", "leaving", "ceased", "discharged")
_SORTS = ("type", "kind", "event", "category", "activity", "contact")
_NUMBERS = ("id", "number", "ref", "reference", "no", "code", "key")


def roles_of(cells: Cells) -> dict[str, str]:
    """What each column is: a field of the model, a day, a sort, or a note."""
    roles = {column: _role(column, values) for column, values in cells.items()}
    if "reference" not in roles.values():
        numbers = [column for column, role in roles.items() if role == "note"]
        best = next((column for column in numbers if column.casefold().split()[-1:] and _numbered(column)), None)
        if best or not {"upn", "nhs_number", "family_name", "given_name", "whole_name"} & set(roles.values()):
            roles[best or next(iter(roles))] = "reference"
    if "since" not in roles.values():  # a last day of what has no first is the day of an event
        roles = {column: "on" if role == "until" else role for column, role in roles.items()}
    taken: set[str] = set()
    for column, role in roles.items():
        if role in taken and role not in ("lines", "on", "note"):
            roles[column] = "on" if role in ("since", "until") else "note"
        taken.add(role)
    return roles


def _role(column: str, values: list[str]) -> str:
    top = heading(column)
    if _numbered(column) and any(word in top for word in ("child", "person", "client", "pupil", "case", "record", "patient")):
        return "reference"
    for role, words in _BY_HEADING:
        if any(word in top for word in words) and not (role == "school" and "year" in top):
            return role
    for role, reads in (("nhs_number", _is(nhs_number)), ("upn", _is(upn)), ("postcode", _is(postcode))):
        if _mostly(values, reads):
            return role
    if heading(column.rpartition("/")[2]) == "name":
        return "whole_name"
    if _mostly(values, _is_day, 0.5 if "date" in top else MOST_OF_THEM) or ("date" in top and not any(values)):
        return "since" if any(word in top for word in _STARTS) else "until" if any(word in top for word in _ENDS) else "on"
    few = 0 < len({value for value in values if value}) <= MOST_WORDS
    return "sort" if few and any(word in top for word in _SORTS) else "note"


def _numbered(column: str) -> bool:
    words = column.replace("_", " ").replace("-", " ").casefold().split()
    return bool(words) and (words[-1] in _NUMBERS or heading(column).endswith(("id", "ref", "number")))


def _is(read: Callable[[str], object]) -> Callable[[str], bool]:
    return lambda text: getattr(read(text), "grade", None) in (Grade.SOUND, Grade.WEAK)


def _is_day(text: str) -> bool:
    try:
        return len(text) > 5 and moment(text, last_year=SOME_YEAR) is not None
    except NoDate:
        return False


def _mostly(values: list[str], reads: Callable[[str], bool], most: float = MOST_OF_THEM) -> bool:
    said = [value for value in values if value]
    return bool(said) and sum(map(reads, said)) >= most * len(said)
