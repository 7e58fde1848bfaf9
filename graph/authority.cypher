// Which area is this, what was it before and after, and which bodies serve it, from one key on?
MATCH (area:Authority {id: $id})
CALL (area) {
  MATCH (area)<-[:SERVES]-(agency:Agency)
  WHERE agency.id > $after
  WITH agency
  ORDER BY agency.id
  LIMIT $limit
  RETURN collect(properties(agency)) AS agencies
}
CALL (area) {
  MATCH (area)-[:BECAME]->(next:Authority)
  WITH next
  ORDER BY next.id
  RETURN collect(properties(next)) AS successors
}
CALL (area) {
  MATCH (area)<-[:BECAME]-(former:Authority)
  WITH former
  ORDER BY former.id
  RETURN collect(properties(former)) AS predecessors
}
RETURN properties(area) AS authority, agencies, successors, predecessors
