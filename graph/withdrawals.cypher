// Which facts are in those of these records of which a part is withdrawn as a whole, and what is it that withdraws?
UNWIND $records AS key
MATCH (record:Record {id: key})<-[:ABOUT]-(whole)
WHERE whole.deleted = true AND whole.fact ENDS WITH '/withdrawn'
WITH DISTINCT record
MATCH (record)<-[:ABOUT]-(fact)
RETURN record.id AS record, labels(fact)[0] AS label, fact.fact AS fact, fact.kind AS kind, fact.held_by AS held_by,
  fact.recorded_at AS recorded_at, fact.deleted AS deleted, fact.source AS source, fact.carer AS carer,
  fact.relation AS relation, fact.agency AS agency
ORDER BY record, fact, recorded_at, source
