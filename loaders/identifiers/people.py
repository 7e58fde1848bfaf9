"""Numbers of people: the NHS number and the unique pupil number with their checks."""

import re

from sightline.loaders.identifiers.bodies import DFE_CODES
from sightline.loaders.identifiers.grade import Grade, Identifier, bare, placeholder

PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # A is 0 … Z is 22; no I, O, S

UNKNOWN = {
    "UN1": "there is no pupil number: not of school age and none yet",
    "UN2": "there is no pupil number: never at a maintained school in England",
    "UN3": "there is no pupil number: educated outside England",
    "UN4": "there is no pupil number: newly looked after",
    "UN5": "there is no pupil number: sources disagree about the child",
    "UN7": "there is no pupil number: a referral with no further action",
}

_NHS = re.compile(r"[0-9]{10}")
_UPN = re.compile(rf"[A-Z][0-9]{{11}}[0-9{PUPIL_LETTERS}]")


def nhs_number(text: str) -> Identifier:
    """Ten digits, the last a check modulo 11; a Scottish CHI number has that form and carries a date of birth."""
    value = bare(text)
    if placeholder(value):
        return Identifier("nhs", value, Grade.PLACEHOLDER, "it stands for a number that is not known")
    if not _NHS.fullmatch(value):
        return Identifier("nhs", value, Grade.MALFORMED, "an NHS number has ten digits")
    if nhs_check(value[:9]) != value[9]:
        return Identifier("nhs", value, Grade.FAILED, "its check digit is wrong")
    if value[0] in "0123":
        return Identifier("chi", value, Grade.WEAK, "it is in the range of Scotland and Northern Ireland, not an NHS number")
    return Identifier("nhs", value, Grade.SOUND)


def nhs_check(nine: str) -> str | None:
    """The check digit that nine digits ask for; none where no number begins so."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return None if check == 10 else str(check % 11)


def upn(text: str) -> Identifier:
    """A letter and twelve digits; a temporary one ends in a letter. The authority inside it issued it, once."""
    value = bare(text)
    if placeholder(value):
        return Identifier("upn", value, Grade.PLACEHOLDER, UNKNOWN.get(value, "it stands for a number that is not known"))
    if not _UPN.fullmatch(value):
        return Identifier("upn", value, Grade.MALFORMED, "a UPN is a letter and twelve digits, or eleven and a letter")
    if pupil_check(value[1:]) != value[0]:
        return Identifier("upn", value, Grade.FAILED, f"its check letter should be {pupil_check(value[1:])}")
    if not value[-1].isdigit():
        return Identifier("temporary-upn", value, Grade.WEAK, "it is temporary")
    if value[1:4] not in DFE_CODES:
        return Identifier("upn", value, Grade.WEAK, f"no authority has the code {value[1:4]}")
    return Identifier("upn", value, Grade.SOUND)


def pupil_check(twelve: str) -> str:
    """The check letter of a UPN's other twelve characters: each times its place (2 to 13), modulo 23."""
    values = (int(one) if one.isdigit() else PUPIL_LETTERS.index(one) for one in twelve)
    return PUPIL_LETTERS[sum(value * place for place, value in enumerate(values, start=2)) % 23]
