"""Codes of authorities, schools and health bodies: DfE, GSS, LAEstab, URN and ODS."""

import re

from sightline.loaders.identifiers.grade import Grade, Identifier, bare, placeholder

_RANGES = (
    "001-005 201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420 660-681 701-708 800-803 805-808 810-813 "
    "815 816 820-823 825 826 830 831 835-841 845 846 850-852 855-857 860 861 865-896 908 909 916 919 921 925 926 928 929 "
    "931 933 935-938 940-943"
)


def _spread(span: str) -> list[str]:
    first, _, last = span.partition("-")
    return [f"{code:03d}" for code in range(int(first), int(last or first) + 1)]


# Codes that a pupil number may carry, those of abolished authorities among them (DfE rule 1530).
DFE_CODES = frozenset(code for span in _RANGES.split() for code in _spread(span))

_FORMS = {
    "dfe": (re.compile(r"[0-9]{3}"), "a DfE code of an authority has three digits"),
    "gss": (re.compile(r"[ENSW][0-9]{8}"), "a GSS code is a letter of the nation and eight digits"),
    "laestab": (re.compile(r"[0-9]{7}"), "a school's LAEstab has seven digits"),
    "urn": (re.compile(r"(?:SC)?[0-9]{5,7}"), "a URN has five to seven digits, SC before those of a home"),
    "ods": (re.compile(r"[A-Z0-9]{1,9}"), "an ODS code has up to nine letters and digits"),
}

_REPEATING = ("dfe", "ods")  # 333 is an authority's code, not a placeholder


# Bodies of which it must not show that somebody is known to them, by what they are called: the kind of each.
_SENSITIVE = {
    "mental-health": re.compile(
        r"\b(mental health|camhs|sexual health|sexual assault|genito|substance|drug and alcohol|drug & alcohol|addiction)", re.I
    ),
    "voluntary": re.compile(r"\b(refuge|women'?s aid)\b", re.I),
}


def sensitive(called: str) -> str | None:
    """What kind of body it is whose name, sort or role says that being known to it must not show; none of any other."""
    return next((kind for kind, form in _SENSITIVE.items() if form.search(called)), None)


def dfe_code(text: str) -> Identifier:
    """The three digits of an authority; leading zeros that a spreadsheet lost are put back."""
    value = bare(text)
    if value and not value.strip("0"):  # of schools abroad
        return Identifier("dfe", value, Grade.PLACEHOLDER, "it stands for no authority")
    found = _formed("dfe", value.zfill(3) if value.isdigit() else value)
    if found.grade is Grade.SOUND and found.value not in DFE_CODES:
        return Identifier("dfe", found.value, Grade.FAILED, "no authority has had that code")
    return found


def gss_code(text: str) -> Identifier:
    """The nine characters of an area."""
    return _formed("gss", bare(text))


def laestab(text: str) -> Identifier:
    """Authority and establishment of a school, as 2011234 or 201/1234."""
    return _formed("laestab", bare(text).replace("/", ""))


def urn(text: str) -> Identifier:
    """The unique reference number of a school or a home."""
    return _formed("urn", bare(text))


def ods_code(text: str) -> Identifier:
    """The code of a practice, hospital or pharmacy."""
    return _formed("ods", bare(text))


def _formed(kind: str, value: str) -> Identifier:
    form, said = _FORMS[kind]
    if kind not in _REPEATING and placeholder(value):
        return Identifier(kind, value, Grade.PLACEHOLDER, "it stands for a code that is not known")
    return Identifier(kind, value, Grade.SOUND) if form.fullmatch(value) else Identifier(kind, value, Grade.MALFORMED, said)
