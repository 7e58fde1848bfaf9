"""The shapes of the SocialCareData draft standards: one fault, one issue, with the published code at the published place."""

import copy
import json
from typing import Any

import pytest
from made_up_nodes import (
    ASSESSMENT,
    EPISODE,
    EVENT,
    ORGANISATION,
    PERSON,
    PLACEMENT,
    PLAN,
    PROFESSIONAL,
    SERVICE,
    document,
)

from sightline.loaders.socialcaredata.terms import COMBINED
from sightline.loaders.socialcaredata.validating import Profile, validate
from sightline.loaders.tabular.json_text import Number
from sightline.loaders.tabular.objects import Element

Path = tuple[str | int, ...]


def issues(node: Any, profile: Profile = "subject-of-care", path: str = "") -> list[tuple[str, str]]:
    """Code and path of every violation of one node."""
    found = validate([element(node, path)], COMBINED, profile)
    return [(one.code, one.path) for one in found if one.severity == "violation"]


def element(node: Any, path: str = "") -> Element:
    """A node as it is read from a file."""
    read = json.loads(json.dumps(node), parse_int=Number, parse_float=Number)
    return Element(read, f"$.{path}" if path else "$")


def changed(node: Any, path: Path, value: Any) -> Any:
    """A copy of a node with one value another; none takes it out."""
    made = copy.deepcopy(node)
    *before, last = path
    inner = made
    for step in before:
        inner = inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return made


@pytest.mark.parametrize(
    "node",
    [PERSON, ORGANISATION, SERVICE, PROFESSIONAL, EPISODE, EVENT, PLACEMENT, ASSESSMENT, PLAN],
    ids=lambda node: str(node["@type"]),
)
def test_a_whole_node_has_no_issue(node: Any) -> None:
    assert issues(node) == []


@pytest.mark.parametrize(
    ("node", "path", "value", "code", "place"),
    [
        (PERSON, ("address", 1, "city"), None, "required-field-missing", "address[1].city"),
        (PERSON, ("ethnicityCode",), None, "required-field-missing", "ethnicityCode"),
        (PERSON, ("identifier",), [], "required-field-missing", "identifier"),
        (PERSON, ("name",), [PERSON["name"][0], PERSON["name"][0]], "too-many-values", "name"),
        (PERSON, ("relatedPerson", 0, "relationship"), ["MTH", "GUARDIAN"], "value-not-allowed", "relatedPerson[0].relationship"),
        (PERSON, ("genderCode",), 2, "value-not-allowed", "genderCode"),
        (PERSON, ("address", 0, "postcode"), "AB12DEF", "bad-format", "address[0].postcode"),
        (PERSON, ("dateOfBirth", "accuracyIndicator"), "AAB", "bad-format", "dateOfBirth.accuracyIndicator"),
        (PERSON, ("dateOfBirth", "date"), "2013-02-31", "wrong-type", "dateOfBirth.date"),
        (PERSON, ("isDeceased",), "no", "wrong-type", "isDeceased"),
        (PERSON, ("name", 0, "familyName"), [7], "wrong-type", "name[0].familyName"),
        (PERSON, ("address", 1), {"@type": "Place", "line1": "x"}, "wrong-object-type", "address"),
        (PERSON, ("identifier", 0), "9990000018", "wrong-object-type", "identifier"),
        (PERSON, ("identifier", 0, "system"), "nhs-number", "wrong-type", "identifier[0].system"),
        (PROFESSIONAL, ("contact", "email"), [3], "wrong-type", "contact.email"),
        (PROFESSIONAL, ("role",), None, "required-field-missing", "role"),
        (SERVICE, ("costFrequency",), None, "required-field-missing", "costFrequency"),
        (ORGANISATION, ("type",), ["charity"], "value-not-allowed", "type"),
        (EPISODE, ("subjectPerson", 0, "involvement"), None, "required-field-missing", "subjectPerson[0].involvement"),
        (EPISODE, ("timeInformation", 0, "startDateTime"), "2024-01-08", "wrong-type", "timeInformation[0].startDateTime"),
        (EPISODE, ("finding", 0, "measurement", 0, "value"), "many", "wrong-type", "finding[0].measurement[0].value"),
        (EPISODE, ("finding", 0, "measurement", 0, "unit"), "days", "value-not-allowed", "finding[0].measurement[0].unit"),
        (PLACEMENT, ("actualPlacement", "placementLocation"), "AB1 2DE", "bad-format", "actualPlacement.placementLocation"),
        (PLACEMENT, ("actualPlacement", "totalWeeklyCost"), 99, "value-not-allowed", "actualPlacement.totalWeeklyCost"),
        (PLACEMENT, ("placementAvailability", "siblingCount"), 1.5, "wrong-type", "placementAvailability.siblingCount"),
        (PLACEMENT, ("riskAssessment", "riskMissing"), "often", "value-not-allowed", "riskAssessment.riskMissing"),
        (PLAN, ("careComponent", 0, "actor"), [], "required-field-missing", "careComponent[0].actor"),
    ],
)
def test_one_fault_is_one_issue_at_its_own_place(node: Any, path: Path, value: Any, code: str, place: str) -> None:
    assert issues(changed(node, path, value)) == [(code, place)]


def test_a_place_in_a_graph_begins_with_its_node() -> None:
    spoilt = changed(SERVICE, ("contact", 0, "telephone"), [1])
    assert issues(spoilt, path="@graph[2]") == [("wrong-type", "@graph[2].contact[0].telephone")]


def test_a_relative_needs_less_and_may_have_one_relation() -> None:
    node = {"@type": "Person", "name": PERSON["name"]}
    assert len(issues(node)) == 6
    assert issues(node, "connected") == []
    twice = node | {"relatedPerson": PERSON["relatedPerson"] * 2}
    assert issues(twice, "connected") == [("too-many-values", "relatedPerson")]


def test_a_root_of_no_type_is_at_fault_itself_and_a_neighbouring_one_is_only_noted() -> None:
    assert issues({"name": "x"}) == [("wrong-object-type", "$")]
    [notice] = list(validate([element({"@type": "pl:CareBundle", "childId": "C-1"})], COMBINED))
    assert (notice.code, notice.severity) == ("shape-unavailable", "info")


@pytest.mark.parametrize("variant", ["T", "M", "L"])
def test_each_state_of_the_standard_is_read_alike(variant: str) -> None:
    for node in document(variant)["@graph"]:
        missing = [("required-field-missing", "costFrequency")] if variant == "T" and node["@type"] == "Service" else []
        assert issues(node, "connected") == missing


def test_what_the_shapes_let_pass_is_a_warning() -> None:
    spoilt = changed(PERSON, ("identifier", 0, "value"), "9990000019") | {"shoeSize": 3, "deceasedDate": PERSON["dateOfBirth"]}
    found = [(one.code, one.path) for one in validate([element(spoilt)], None)]
    assert found == [
        ("assumed-context", "@context"),
        ("unknown-key", "shoeSize"),
        ("nhs-number-doubtful", "identifier[0].value"),
        ("death-contradicted", "deceasedDate"),
    ]
    late = changed(EPISODE, ("timeInformation", 0, "endDateTime"), "2023-12-01T00:00:00Z")
    [warned] = list(validate([element(late)], COMBINED))
    assert (warned.code, warned.path) == ("ends-before-start", "timeInformation[0].endDateTime")
