"""The page of the documentation on the made-up borough, read off the code."""

from sightline.loaders.borough.days import AS_AT, FIRST, iso
from sightline.loaders.borough.rates import STORIES as RATES
from sightline.loaders.borough.rates import table
from sightline.loaders.borough.region import AREAS, HOUSEHOLDS, SORTS, UNCOVERED, Sort
from sightline.loaders.borough.stories import STORIES

_PAGE = """# The made-up borough

Printed from the code by `make docs`; change the code, not this page.

A population that never was, for the demo, for tests and for measuring. It comes from a seed: the same seed gives the same
children, byte for byte, and a household is the same in every population that holds it. Any number of children can be
streamed; memory does not grow. The population is as at {as_at}; no history lies before {first}.

```python
from sightline.loaders.borough import borough

with open("truth.jsonl", "wb") as truth:
    for bundle in borough(children=2_000, seed=1, truth=truth):
        ...
```

`population` in `population.py` gives the same households with the people as they really are, for measuring who is who.

Social care is over-represented on purpose, so that a few thousand children hold every story. Nothing here is a finding
about real children, and no rate below says how often something happens to them.

## Who and where

{areas} are authorities of England that do not exist; every further
{households:,} households have four of their own. A child has a file with each team that has met them, and each file
says in its own way what the child is called. A child born in the last month may be on no file yet, since nobody who
was read knew of the birth: nothing can be asked about it, and `sightline check` counts it apart and says so.

| team or body | kind | in each authority | claims to be complete |
|---|---|---|---|
{sorts}

Where no claim is made, what is absent is not known to be absent. {last} stands for every fourth authority. Surgeries and
health visitors were read up to 45 days before the rest.

## Nothing here can be anybody's

| what | made so |
|---|---|
{identifiers}

## Distributions

Rates of slips hold for the first version of particulars. Day and month can only be swapped up to the twelfth, so the share
among those days is higher. Teams of one children's services department write from one system, so they share their slips.
The shares of the authorities and of the shapes of names, and the days between the steps of a story, are assumed as well; the
latter keep a margin to the limits of guidance.

{rates}

## Stories and gaps

A story is told in full; then, in some households, the steps that matter are deleted, as if nobody had taken them. Nothing is
ever added to make a gap. Files of which nothing else remains go, too.

| story | share of households | what happens |
|---|---|---|
{stories}

Each gap is one line of JSON in the truth file:

| field | says |
|---|---|
{fields}

## What the rules find

Counted by asking every rule of {children:,} children of seed {seed}, once in complete stories and once with every gap planted.
A planted gap is *found* when its rule stands out with the gap's evidence, and *not knowable* when the rule says that no
source covers it, as it should where the truth file says `covered: false`; else it is *missed*. Whatever else stands out is a
*further* finding and has one of two reasons, which come from the generator and not from the rule:

- *consequence*: gaps were planted in the household, and with their steps put back this finding is gone. *of* names the gaps
  that the child then had, those that came alone where any did.
- *slip*: the finding rests on a file that says of the child another name or day of birth than its own, by the rates above.

Anything else is *unexplained*. Complete stories keep a margin to the limits of every rule, so that in them only slips stand out.
A test holds both, for this population and for some of other seeds: nothing missed, nothing unexplained.

{reckoning}

What still differs by chance are dates of birth: a wrong one on some file makes school age, and with it the rule on children
without a school, not knowable for a few.
"""

_IDENTIFIERS = {
    "names": "put together from invented syllables, in shapes that real files have: apostrophes, hyphens, diacritics, "
    "double surnames, family name first",
    "NHS numbers": "from the block 999, kept for tests, with a right check digit; children only; "
    "none for the households after the first 125,000, as the block is used up",
    "UPNs": "right check letter, and a local authority number from 961 to 999, which is no authority's; held by schools only",
    "GSS codes": "from E06900000, which no area has",
    "postcodes": "beginning with Q, which no postcode does",
    "telephone numbers": "from the ranges that Ofcom keeps for drama: 01632 960, 03069 990, 07700 900",
    "UPRNs": "none: every number of twelve digits might be a dwelling's",
}
_FIELDS = {
    "rule": "number of the rule that looks for it",
    "child": "whose gap it is",
    "household": "number of the household in the stream",
    "deleted": "steps that were deleted: `what` (fact, version, telling or identity), its `id`, the `version`, and its `day`",
    "evidence": "facts that remain and show it",
    "also_expected": "rules that the same deletion trips besides",
    "covered": 'false where sources do not cover it, so that the right answer is "not knowable"',
}


def borough_page(children: int, seed: int, reckoning: str) -> str:
    """`docs/made-up-borough.md`: what the population is made of, how often, and what the rules find in so many children."""
    return _PAGE.format(
        as_at=iso(AS_AT),
        first=iso(FIRST),
        areas=f"{', '.join(AREAS[:-1])} and {AREAS[-1]}",
        last=AREAS[-1],
        households=HOUSEHOLDS,
        sorts="\n".join(f"| {sort.name} | {sort.kind} | {sort.count} | {_claim(sort)} |" for sort in SORTS),
        identifiers="\n".join(f"| {what} | {how} |" for what, how in _IDENTIFIERS.items()),
        rates=table(),
        stories="\n".join(_story(name, share) for name, share in RATES.value),
        children=children,
        seed=seed,
        reckoning=reckoning,
        fields="\n".join(f"| `{name}` | {says} |" for name, says in _FIELDS.items()),
    )


def _story(name: str, share: float) -> str:
    return f"| {name.replace('_', ' ')} | {share:g} | {STORIES[name].tell.__doc__} |"


def _claim(sort: Sort) -> str:
    part = " in part" if sort.sensitive else ""
    elsewhere = f"; no claim in {AREAS[-1]}" if sort.key in UNCOVERED[len(AREAS) - 1] else ""
    return f"{', '.join(sort.covers)}{part}{elsewhere}" if sort.covers else "no claim"
