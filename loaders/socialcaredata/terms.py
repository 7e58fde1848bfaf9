"""The words of the standard in every form in circulation, brought to one: terms, types, codes and partial dates.

The text of July 2026, the published shapes and the later revision differ in a few terms; none is lost here, as it would be
for a JSON-LD processor whose context lacks it. Contexts are never fetched.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from sightline.loaders.tabular.json_text import Number

Vocabulary = dict[str, str]

TOP = (
    "Person", "Organisation", "Service", "Professional", "ServiceEpisode", "LifeEvent", "Placement", "CareNeedsAssessment",
    "CarePlan",
)  # fmt: skip
NESTED = (
    "Identifier", "Name", "Address", "Contact", "PersonRelationship", "PartialDate", "Communication", "Language",
    "SubjectPerson", "RelatedProfessional", "TimeInformation", "Finding", "Observation", "Measurement",
    "PlacementAvailability", "PlacementRequirements", "PlacementRecommendation", "RiskAssessment", "ActualPlacement",
    "QualityAssurance", "Review", "AssessmentQuestion", "CareComponent", "CareActor", "CareTiming", "CareActivity",
)  # fmt: skip
COMBINED = "https://github.com/SocialCareData/ontology/releases/latest/download/context.jsonld"
BASE = "https://ontology.socialcaredata.io/"

# Vocabularies of which either the code or the label is written.
LABELLED = (
    "placement-type", "placement-urgency", "placement-source", "presence-status", "uasc-status", "communication-need",
    "cultural-need", "living-arrangement", "pets-allowance", "support-type", "needs-assessment-method", "suitability-level",
    "risk-level", "non-preferred-location-reason", "outof-la-reason", "care-document-status", "question-category",
    "answer-type", "care-actor-type", "care-outcome-type",
)  # fmt: skip
_DEEPEST = 12  # of what the standard has a place for
_KINDS = {**{name: name for name in (*TOP, *NESTED)}, "Timing": "TimeInformation"}
_TERMS = {
    "contactName": "name", "entityName": "name", "organisationType": "type", "serviceType": "type", "episodeType": "type",
    "eventType": "type", "observationType": "type", "measurementType": "type", "measurementValue": "value",
}  # fmt: skip
_FORMER = {("Professional", "status"): "workingStatus", ("ServiceEpisode", "outcome"): "episodeOutcome"}
_GENDERS = {"Male": "1", "Female": "2", "Indeterminate": "9", "NotKnown": "X"}
_OURS = re.compile(
    r"https?://(ontology|ns)\.socialcaredata\.io/|https://(socialcaredata\.github\.io|github\.com/SocialCareData)/"
)


@cache
def codes() -> dict[str, Vocabulary]:
    """Every vocabulary: token → what it says."""
    return _table("codes.toml")


def _table(name: str) -> dict[str, dict[str, str]]:
    data = (resources.files("sightline.loaders") / "socialcaredata" / name).read_bytes()
    return tomllib.loads(data.decode())


@cache
def shapes() -> dict[str, dict[str, str]]:
    """What each object is asked for: property → "fewest..most type"."""
    return _table("shapes.toml")


def known_context(said: Any) -> bool:
    """May a context be read by our own terms: none, one of the standard's, a relative one, or terms written out there."""
    if isinstance(said, list):
        return all(known_context(one) for one in said)
    if isinstance(said, str):
        return bool(_OURS.match(said)) or not re.match(r"[a-z][a-z0-9+.-]*:", said, re.I)
    return said is None or isinstance(said, dict)


def written_out(said: Any) -> dict[str, str]:
    """The terms that a context writes out itself, as terms of the standard."""
    found: dict[str, str] = {}
    for context in said if isinstance(said, list) else [said]:
        for name, meant in context.items() if isinstance(context, dict) else ():
            iri = meant.get("@id") if isinstance(meant, dict) else meant
            if isinstance(iri, str) and not name.startswith("@") and not iri.endswith(("/", "#", ":")):
                found[name] = term(iri)
    return found


def term(name: str) -> str:
    """A property by its own name, whether written so, with a prefix, or as a whole IRI."""
    if name.startswith("@"):
        return name
    last = re.split(r"[/#:]", name)[-1] or name
    return _TERMS.get(last, last)


def kind(node: Any) -> str | None:
    """The type of an object, as the standard calls it; none where it has none that is known."""
    said = node.get("@type") if isinstance(node, dict) else None
    names = said if isinstance(said, list) else [said]
    return next((_KINDS[term(one)] for one in names if isinstance(one, str) and term(one) in _KINDS), None)


def tidied(node: Any, also: dict[str, str] | None = None, depth: int = 0) -> Any:
    """A node with every property under its own name, values out of their JSON-LD wrappings, former terms as today's."""
    if isinstance(node, list):
        return [tidied(one, also, depth) for one in node]
    if not isinstance(node, dict) or depth > _DEEPEST:
        return node
    if depth and "@value" in node:
        return node["@value"]
    for wrapped in ("@set", "@list"):
        if depth and wrapped in node:
            return tidied(node[wrapped], also, depth + 1)
    type_ = kind(node) or ""
    found: dict[str, Any] = {}
    for name, value in node.items():
        own = (also or {}).get(name) or term(name)
        own = _FORMER.get((type_, own), own)
        found.setdefault(own, value if own.startswith("@") or own == "frequency" else tidied(value, also, depth + 1))
    return found


def token(vocabulary: str, value: Any) -> str | None:
    """A code as the standard's token, from the token, its dotted form, or its IRI; none where the vocabulary lacks it."""
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        value = value.get("@id")
    if not isinstance(value, str) or isinstance(value, Number):
        return None
    every = codes()[vocabulary]
    if value in every:
        return value
    if vocabulary in LABELLED:
        return _labelled(vocabulary).get(_letters(value.rpartition("#")[2]))
    if "#" in value and _OURS.match(value):
        return _locals(vocabulary).get(value.rpartition("#")[2])
    last = value.rpartition(".")[2]
    return last if vocabulary == "episode" and last in every else None


@cache
def _labelled(vocabulary: str) -> Vocabulary:
    """The codes of a vocabulary by their letters and signs, and by those of the words that stand for them."""
    every = codes()[vocabulary]
    return {_letters(said): code for code, said in every.items()} | {_letters(code): code for code in every}


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum() or one in "<>")


@cache
def _locals(vocabulary: str) -> dict[str, str]:
    """The local names of a vocabulary's IRIs."""
    if vocabulary == "gender":
        return _GENDERS
    if vocabulary == "relationship":
        return {code: code for code in codes()[vocabulary]}
    named = codes()[vocabulary].items()
    return {_camel(says if vocabulary == "ethnicity" else code): code for code, says in named}


def _camel(text: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"[-. ]", text))


def says(vocabulary: str, value: Any) -> str:
    """A code in words; what no vocabulary has stands as it is."""
    found = token(vocabulary, value)
    return codes()[vocabulary][found] if found else str(value)[:200]


def known_part(day: str, accuracy: str) -> str | None:
    """As much of a date as its accuracy says is known or estimated: letters for day, month and year, `U` for unknown."""
    if accuracy[2:] == "U":
        return None
    if accuracy[1:2] == "U":
        return day[:4]
    return day[:7] if accuracy[:1] == "U" else day
