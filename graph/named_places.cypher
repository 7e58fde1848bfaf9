// What are these bodies, workers, addresses, areas and postcodes, what do they belong to, what do sources claim to cover of them,
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
  UNION
  UNWIND $postcodes AS key
  MATCH (place:Postcode {id: key})
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
CALL (place) {
  WITH CASE WHEN place:Postcode THEN place.authority END AS key
  WHERE key IS NOT NULL
  MATCH (:Authority {id: key})<-[:BECAME]-(former:Authority)
  RETURN collect(former.id) AS former
}
RETURN labels(place)[0] AS label, properties(place) AS is, claims, judged, former
