// What are these bodies, workers, addresses and areas, what do they belong to, and what do sources claim to cover of them?
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
RETURN labels(place)[0] AS label, properties(place) AS is, claims
