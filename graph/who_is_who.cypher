// Whose are these records by every decision, who else was said to be the same person, and what was judged about them?
UNWIND $records AS key
MATCH (record:Record {id: key})
CALL (record) {
  MATCH (record)<-[:OF]-(decision:IdentityDecision)
  RETURN collect(properties(decision)) AS decisions
}
CALL (record) {
  MATCH (record)<-[:BETWEEN]-(one:Judgement {sort: 'Record'})
  RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .probability, .guards, .undoes,
    .written_at, .number}) AS judgements
}
CALL (record) {
  MATCH (record)<-[:OF]-(:IdentityDecision)-[:TO]->(person)<-[:TO]-(:IdentityDecision)-[:OF]->(mate:Record)
  WITH DISTINCT mate
  LIMIT $mates
  RETURN collect(mate.id) AS mates
}
RETURN record.id AS record, record.held_by AS held_by, decisions, judgements, mates
