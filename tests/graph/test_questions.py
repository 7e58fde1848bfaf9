"""What a reading file may hold."""

import pytest

from sightline.graph.errors import BadQuestion
from sightline.graph.questions import check_question, question, questions


@pytest.mark.parametrize("name", questions())
def test_every_reading_file_keeps_the_rules(name):
    assert question(name) == questions()[name]


GOOD = {
    "a lookup": "MATCH (child:Child {id: $id}) RETURN child.name AS name",
    "a bounded walk": "MATCH (a:Agency {id: $id})-[:PART_OF*1..4]->(b:Agency) RETURN b.id AS id",
    "a walk up to a bound": "MATCH (a:Agency)-[:PART_OF*..4]->(b) RETURN b.id AS id",
    "a walk of one length": "MATCH (a:Agency)-[step:PART_OF|SERVES*3]->(b) RETURN b.id AS id",
    "multiplication": "MATCH (a:Agency)-[r:TOLD {times: 2}]->(b) RETURN [x IN [1] | x * 2] AS twice, r.times * 3 AS thrice",
    "words that write, as names": "MATCH (n:Set {create: 1})-[:MERGE|DELETE]->(m) RETURN n.set AS drop, {remove: 1} AS load",
    "words that write, quoted": "MATCH (n:Note {text: 'CREATE; DELETE'}) RETURN n.`MERGE` AS text // SET nothing",
    "a scoped subquery": "MATCH (n:Child) CALL (n) { MATCH (n)<-[:IS]-(r:Record) RETURN collect(r) AS rs LIMIT 5 } RETURN rs",
    "a subquery that counts": "MATCH (n:Child) RETURN COUNT { (n)<-[:IS]-(:Record) } + 1 AS n",
    "brackets and a sum": "MATCH (n:Child) RETURN size([(n)<-[:IS]-(r) | r.id]) + 1 AS n, (n.a + 1) * 2 AS m",
    "subtraction": "RETURN 3 - 1 - $less AS n, -(1) AS m, 3 - -1 AS o",
    "one statement with a semicolon": "RETURN 1 AS one;",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_only_reads_is_accepted(text):
    check_question(f"// What is asked?\n{text}\n")


BAD = {
    "CREATE (n:Child)": "must not use CREATE",
    "MATCH (n) merge (m:Child {id: 1}) RETURN m": "must not use MERGE",
    "MATCH (n:Child) SET n.seen = true RETURN n": "must not use SET",
    "MATCH (n:Child) detach delete n RETURN 1": "must not use DETACH, must not use DELETE",
    "MATCH (n:Child) REMOVE n.name RETURN n": "must not use REMOVE",
    "MATCH (n:Child) FOREACH (x IN [1] | SET n.x = x) RETURN n": "must not use FOREACH",
    "DROP INDEX name RETURN 1": "must not use DROP",
    "LOAD CSV FROM 'file:///x' AS row RETURN row": "must not use LOAD",
    "MATCH (n:Child) CALL (n) { DELETE n } IN TRANSACTIONS RETURN 1": "must not use DELETE, must not use TRANSACTIONS",
    "CALL db.labels() YIELD label RETURN label": "must not call procedures",
    "CALL apoc.cypher.run('CREATE (n)', {}) YIELD value RETURN value": "must not call procedures",
    "MATCH p = shortestPath((a:Child)-[:IS*1..4]-(b:Child)) RETURN p": "must not use SHORTESTPATH",
    "MATCH p = SHORTEST 1 (a:Child)-[:IS]-(b:Child) RETURN p": "must not use SHORTEST",
    "MATCH (a:Child)-[:IS*]->(b) RETURN b": "must bound every walk",
    "MATCH (a:Child)-[r:IS*2..]->(b) RETURN b": "must bound every walk",
    "MATCH (a:Child)-[:IS* {sure: true}]->(b) RETURN b": "must bound every walk",
    "MATCH (a:Child)-[*1..3]->(b) RETURN b": "must name the types",
    "MATCH (a:Child)-[r]->(b) RETURN b": "must name the types",
    "MATCH (a:Child)-[r {kind: 'x'}]->(b) RETURN b": "must name the types",
    "MATCH (a:Child)-->(b) RETURN b": "must name the types",
    "MATCH (a:Child)--(b) RETURN b": "must name the types",
    "MATCH (a:Child)<--(b) RETURN b": "must name the types",
    "MATCH (a:Child)-[:IS]->+(b) RETURN b": "must not use quantified patterns",
    "MATCH (a:Child)<-[:IS]-{1,9}(b) RETURN b": "must not use quantified patterns",
    "MATCH (a:Child) ((x)-[:IS]->(y)){1,3} (b) RETURN b": "must not use quantified patterns",
    "MATCH (a:Child) ((x)-[:IS]->(y))+ (b) RETURN b": "must not use quantified patterns",
    "MATCH (a:$(label)) RETURN a": "must not put labels or types together from data",
    "MATCH (a)-[:$(type)]->(b) RETURN a": "must not put labels or types together from data",
    "MATCH (a:Child) RETURN collect(a.id) AS ids": "collects a list without a LIMIT",
    "RETURN 1 AS one; RETURN 2 AS two": "holds more than one statement",
    "MATCH (a:Child)": "returns nothing",
}


@pytest.mark.parametrize(("text", "rule"), BAD.items(), ids=BAD)
def test_what_breaks_a_rule_is_refused_by_it(text, rule):
    with pytest.raises(BadQuestion, match=rule):
        check_question(f"// What is asked?\n{text}\n")


@pytest.mark.parametrize("text", ["MATCH (n) RETURN n", "\n// What?\nRETURN 1", "//\nRETURN 1", "/* What? */ RETURN 1"])
def test_the_first_line_is_the_question_in_words(text):
    with pytest.raises(BadQuestion, match=r"question\.cypher does not begin with its question"):
        check_question(text)
