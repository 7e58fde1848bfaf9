// Who stayed at this address by every file's account, read from these shelves; and in which area does it lie?
MATCH (address:Address {id: $id})
CALL () {
  UNWIND $shelves AS shelf
  MATCH (stay:Residence {shelf: shelf})
  WITH stay
  LIMIT $most
  RETURN collect(stay.fact) AS stayed, collect(stay.shelf) AS shelves
}
CALL (stayed) {
  UNWIND stayed AS key
  WITH DISTINCT key
  MATCH (version:Residence {fact: key})
  RETURN collect(version) AS facts
}
CALL (facts) {
  UNWIND facts AS version
  MATCH (version)-[about:ABOUT]->(record:Record)
  WITH version, collect(about {.*, record: record.id}) AS about
  RETURN collect({label: labels(version)[0], is: properties(version), about: about,
    told: [(version)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
CALL (facts) {
  UNWIND facts AS version
  MATCH (version)-[:ABOUT]->(:Record)<-[:OF]-(decision:IdentityDecision)
  WITH DISTINCT decision
  RETURN collect(properties(decision)) AS decisions
}
CALL (address) {
  MATCH (address)-[:JUDGED_BY]->(one:Judgement)
  RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}) AS judged
}
RETURN properties(address) AS address, versions, decisions, judged,
  [(address)-[:JUDGED_BY]->(:Judgement)-[:BETWEEN]->(near:Address) | properties(near)] AS near,
  [CASE WHEN size(shelves) >= $most THEN last(shelves) END] AS ends
