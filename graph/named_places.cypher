// What are these bodies, workers, addresses and areas, what do they belong to, what do sources claim to cover of them,
// and what was judged of all that they were ever joined with?
CALL () {
  UNWIND $agencies AS key
  MATCH (place:Agency {id: key})
  RETURN place
  UNION
  UNWIND $professionals AS key
  MATCH (place:Professional {id: key})
  RETURN place
  UNION
  UNWIND $addresses AS key
  MATCH (place:Address {id: key})
  RETURN place
  UNION
  UNWIND $authorities AS key
  MATCH (place:Authority {id: key})
  RETURN place
}
CALL (place) {
  MATCH (place)<-[:COVERS|FOR]-(claim:Coverage)
  WITH claim
  LIMIT $claims
  RETURN collect(properties(claim)) AS claims
}
CALL (place) {
  MATCH (place)-[:JUDGED_BY]->(one:Judgement)
  RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}) AS judged
}
RETURN labels(place)[0] AS label, properties(place) AS is, claims, judged
