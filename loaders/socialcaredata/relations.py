"""What a relationship code makes of two people: who cares for whom, or only that they are related."""

from collections.abc import Iterable

from sightline.loaders.socialcaredata.terms import codes

PARENTS = frozenset({
    "PRN", "NPRN", "ADOPTP", "ADOPTF", "ADOPTM", "PRNFOST", "STPPRN", "FTH", "NFTH", "FTHFOST", "STPFTH", "MTH", "NMTH", "GESTM",
    "MTHFOST", "STPMTH",
})  # fmt: skip
CHILDREN = frozenset({
    "CHILD", "NCHILD", "CHLDADOPT", "CHLDFOST", "STPCHLD", "DAUC", "DAU", "DAUADOPT", "DAUFOST", "STPDAU", "SONC", "SON",
    "SONADOPT", "SONFOST", "STPSON",
})  # fmt: skip
_ELDERS = frozenset(
    f"{side}{code}"
    for code in ("GRPRN", "GRFTH", "GRMTH", "GGRPRN", "GGRFTH", "GGRMTH", "AUNT", "UNCLE")
    for side in ("", "M", "P")
)
_YOUNGER = frozenset({"GRNDCHILD", "GRNDDAU", "GRNDSON", "NIENEPH", "NEPHEW", "NIECE"})
_FOSTER = frozenset({"PRNFOST", "FTHFOST", "MTHFOST", "CHLDFOST", "DAUFOST", "SONFOST"})
_STEP = frozenset({"STPPRN", "STPFTH", "STPMTH", "STPCHLD", "STPDAU", "STPSON"})

# Who the record's own person is to a child or younger relative, by sex: not known, F, M.
_INVERSE = {
    **dict.fromkeys(("CHILD", "DAUC", "SONC"), ("PRN", "MTH", "FTH")),
    **dict.fromkeys(("NCHILD", "DAU", "SON"), ("NPRN", "NMTH", "NFTH")),
    **dict.fromkeys(("CHLDADOPT", "DAUADOPT", "SONADOPT"), ("ADOPTP", "ADOPTM", "ADOPTF")),
    **dict.fromkeys(("CHLDFOST", "DAUFOST", "SONFOST"), ("PRNFOST", "MTHFOST", "FTHFOST")),
    **dict.fromkeys(("STPCHLD", "STPDAU", "STPSON"), ("STPPRN", "STPMTH", "STPFTH")),
    **dict.fromkeys(("GRNDCHILD", "GRNDDAU", "GRNDSON"), ("GRPRN", "GRMTH", "GRFTH")),
    **dict.fromkeys(("NIENEPH", "NEPHEW", "NIECE"), ("EXT", "AUNT", "UNCLE")),
}

ELDER = PARENTS | _ELDERS | {"EXT", "FAMMEMB"}  # who may care for a child
YOUNGER = CHILDREN | _YOUNGER


def care_kind(codes_: Iterable[str]) -> str:
    """The model's kind of care for codes that name an older relative."""
    said = set(codes_)
    if said & (_FOSTER | _STEP):
        return "carer"
    return "parent" if said & PARENTS else "relative"


def inverse(code: str, sex: str | None) -> str:
    """What the record's own person is to somebody who is their `code`."""
    anybody, woman, man = _INVERSE[code]
    return woman if sex == "F" else man if sex == "M" else anybody


def relation(codes_: Iterable[str]) -> str:
    """Codes in words: 'natural mother, mother'."""
    words = codes()["relationship"]
    return ", ".join(dict.fromkeys(words[code] for code in codes_))


def codes_of(relation_: str) -> list[str] | None:
    """The codes that a relation in words stands for; none where the standard cannot say it."""
    by_words = {said: code for code, said in codes()["relationship"].items() if code in ELDER}
    found = [by_words.get(part.strip().casefold()) for part in relation_.split(",")]
    return [code for code in found if code] if all(found) else None
