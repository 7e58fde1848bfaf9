// What do these records say that tells people apart, whose are they by every decision, and with which must they not be joined?
UNWIND $records AS key
MATCH (record:Record {id: key})
CALL (record) {
  MATCH (record)<-[:OF]-(decision:IdentityDecision)
  RETURN collect(properties(decision)) AS decisions
}
CALL (record) {
  MATCH (record)-[:NOT]-(other:Record)
  RETURN collect(DISTINCT other.id) AS apart
}
CALL (record) {
  MATCH (record)<-[:ABOUT]-(version)
  WHERE labels(version)[0] IN ['Particulars', 'Residence', 'Care', 'Status']
  WITH version
  LIMIT $facts
  RETURN collect(version) AS versions
}
CALL (versions) {
  UNWIND versions AS version
  MATCH (version)-[:AT]->(address:Address)
  RETURN collect(DISTINCT properties(address)) AS addresses
}
CALL (versions) {
  UNWIND versions AS version
  MATCH (version)-[:CARER]->(carer:Record)
  WITH DISTINCT carer
  LIMIT $carers
  MATCH (carer)<-[:ABOUT]-(name:Particulars)
  RETURN collect({record: carer.id, is: properties(name)}) AS carers
}
RETURN properties(record) AS record, decisions, apart, addresses, carers,
  [version IN versions | {label: labels(version)[0], is: properties(version)}] AS versions
ORDER BY record.id
