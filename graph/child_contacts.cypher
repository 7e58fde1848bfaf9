// One child's contacts in all versions, with tellings, identity decisions, and the workers and teams they name.
MATCH (person:Child {id: $person})
CALL (person) {
  MATCH (person)<-[:TO]-(:IdentityDecision)-[:OF]->(record:Record)
  WITH DISTINCT record
  LIMIT $records
  RETURN collect(record) AS records
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)<-[:OF]-(decision:IdentityDecision)
  RETURN collect(properties(decision)) AS decisions
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)<-[:BETWEEN]-(one:Judgement {sort: 'Contact'})
  WITH DISTINCT one
  RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}) AS judged
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)<-[about:ABOUT]-(fact:Contact)
  WITH fact, collect(about {.*, record: record.id}) AS about
  LIMIT $facts
  RETURN collect(fact) AS facts, collect({label: 'Contact', is: properties(fact), about: about,
    told: [(fact)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
CALL (facts, records) {
  UNWIND facts + records AS source
  MATCH (source)-[:BY|FROM|TO|AT|HELD_BY]->(place)
  WITH DISTINCT place
  RETURN collect(place) AS direct
}
CALL (direct) {
  UNWIND direct AS place
  MATCH (place)-[:JUDGED_BY]->(one:Judgement)
  WITH DISTINCT one
  RETURN collect(one) AS judgements
}
CALL (judgements) {
  UNWIND judgements AS one
  MATCH (one)-[:BETWEEN]->(place)
  WITH DISTINCT place
  RETURN collect(place) AS near
}
CALL (direct, near) {
  UNWIND direct + near AS place
  WITH DISTINCT place
  RETURN collect({label: labels(place)[0], is: properties(place)}) AS places
}
RETURN [record IN records | properties(record)] AS records, decisions,
  judged + [one IN judgements |
    one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}] AS judged,
  versions, places, [] AS coverage, [] AS claimants, [] AS household
