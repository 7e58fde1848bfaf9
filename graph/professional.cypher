// Who is this worker, in which team, and whose involvement do they carry?
MATCH (worker:Professional {id: $id})
CALL (worker) {
  MATCH (worker)-[:JUDGED_BY]->(one:Judgement)
  RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}) AS judged
}
CALL (worker) {
  MATCH (worker)-[:JUDGED_BY]->(:Judgement)-[:BETWEEN]->(near:Professional)
  WHERE near.id <> worker.id
  RETURN collect(DISTINCT near) AS near
}
CALL (worker, near) {
  UNWIND [worker] + near AS entry
  MATCH (entry)<-[:BY]-(fact:Involvement)
  WITH DISTINCT fact.fact AS key
  ORDER BY key
  LIMIT $most
  RETURN collect(key) AS keys
}
CALL (keys) {
  UNWIND keys AS key
  MATCH (version:Involvement {fact: key})
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
CALL (worker) {
  MATCH (worker)-[:WORKS_FOR]->(team:Agency)
  RETURN collect(team) AS teams
}
CALL (teams) {
  UNWIND teams AS team
  MATCH (team)-[:PART_OF|SERVES]->(wider)
  WITH DISTINCT wider
  RETURN collect(wider) AS around
}
RETURN properties(worker) AS professional, judged, [one IN near | properties(one)] AS near, versions, decisions, size(keys) >= $most AS crowded,
  [place IN teams + around | {label: labels(place)[0], is: properties(place)}] AS places
