import re

from sightline.graph import schema
from sightline.graph.facts import FACTS, KINDS
from sightline.graph.questions import questions


def test_every_label_and_property_has_a_sentence() -> None:
    for node in schema.nodes().values():
        assert node.says.endswith("."), node.label
        assert all(one.says for one in node.properties), node.label


def test_every_relationship_has_a_sentence_and_ends_that_exist() -> None:
    for relationship in schema.relationships().values():
        assert relationship.says
        assert set(relationship.start) | set(relationship.end) <= set(schema.nodes())


def test_every_label_of_fact_has_its_kinds() -> None:
    assert KINDS.keys() == FACTS.keys()


def test_reading_files_name_only_labels_and_relationships_of_the_schema() -> None:
    for name, text in questions().items():
        body = re.sub(r"//.*|'[^']*'", "", text)
        labels = {part for found in re.findall(r"\(\w*:([A-Z]\w*(?:\|\w+)*)", body) for part in found.split("|")}
        types = {part for found in re.findall(r"\[\w*:([A-Z_|]+)", body) for part in found.split("|")}
        assert labels <= set(schema.nodes()), name
        assert types <= set(schema.relationships()), name


def test_reading_files_name_only_properties_of_the_schema() -> None:
    known = {one.name for node in schema.nodes().values() for one in node.properties}
    known |= {one.name for kind in schema.relationships().values() for one in kind.properties}
    for name, text in questions().items():
        in_patterns = set(re.findall(r"\(\w*:\w+ \{(\w+):", text))
        assert in_patterns <= known, name
