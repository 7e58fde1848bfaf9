"""Writes one child's case as a SocialCareData document, and says of every fact what the document could not hold of it.

One Person for each identity; a ServiceEpisode, LifeEvent, Placement, assessment or plan for what the standard has a place for;
services and workers that these name. No code is coined, nothing required is made up: what is missing is listed. The same case
gives the same bytes.
"""

import orjson

from sightline.graph.facts import Care, Contact, Fact, Involvement, Particulars, Residence, Status
from sightline.graph.lens import OWNER, Lens
from sightline.graph.stream import Bundle
from sightline.loaders.socialcaredata.draft import Draft, draft
from sightline.loaders.socialcaredata.forms import Node
from sightline.loaders.socialcaredata.losses import Loss, Written
from sightline.loaders.socialcaredata.terms import COMBINED
from sightline.loaders.socialcaredata.validating import Profile, node_issues
from sightline.loaders.socialcaredata.written_happenings import write_happenings
from sightline.loaders.socialcaredata.written_people import write_person


def write_document(bundle: Bundle) -> Written:
    """One case as a document, from all that `whole_case` gives of it."""
    made = draft(bundle)
    facts = [item for item in bundle.items if isinstance(item, Fact)]
    standing = Lens(viewer=OWNER, identity="today").see(facts).facts
    last = {one.id for one in standing}
    for one in facts:
        if one.id not in last:
            made.lose(one, "the standard keeps no earlier versions" if not one.deleted else "withdrawn", "version")
    happenings = [one for one in standing if _happened(one)]
    for identity, records in made.people.items():
        own = {record.id for record in records}
        said = [one for one in standing if isinstance(one, Particulars | Residence | Care) and not _happened(one)]
        write_person(made, identity, [one for one in said if one.about and one.about[0].record in own])
    write_happenings(made, happenings)
    for one in standing:
        if one.label in ("Registration", "Statement"):
            made.lose(one, "the standard has no place for it")
    graph = sorted(made.nodes.values(), key=_order)
    _required(made, graph)
    return Written({"@context": COMBINED, "@graph": graph}, made.losses)


def _happened(one: Fact) -> bool:
    """Is it written beside the Person, and not in it."""
    return isinstance(one, Contact | Status | Involvement) or (isinstance(one, Residence) and one.kind == "placement")


def _order(node: Node) -> tuple[str, bytes]:
    return node["@type"], orjson.dumps(node.get("identifier", node.get("placementId", [])))


def _required(made: Draft, graph: list[Node]) -> None:
    """What the standard asks for and the graph does not hold: listed, never made up."""
    for number, node in enumerate(graph):
        profile: Profile = "subject-of-care" if node["@id"] in made.children else "connected"
        for issue in node_issues(node, f"@graph[{number}]", profile):
            if issue.severity == "violation":
                name = issue.path.rpartition(".")[2]
                made.losses.append(Loss("required", issue.path, node["@type"], name, f"{name}: {issue.code}"))
