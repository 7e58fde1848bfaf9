// What do the files of these people of households say: names, care, stays, teams, registrations and statuses?
UNWIND $people AS key
CALL (key) {
  OPTIONAL MATCH (child:Child {id: key})
  OPTIONAL MATCH (adult:Adult {id: key})
  RETURN [person IN [child, adult] WHERE person IS NOT NULL] AS found
}
UNWIND found AS person
CALL (person) {
  MATCH (person)<-[:TO]-(:IdentityDecision)-[:OF]->(record:Record)
  RETURN collect(DISTINCT record) AS records
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)<-[:OF]-(decision:IdentityDecision)
  RETURN collect(properties(decision)) AS decisions
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)<-[about:ABOUT|CARER]-(fact)
  WHERE labels(fact)[0] IN ['Particulars', 'Care', 'Residence', 'Involvement', 'Registration', 'Status']
  WITH fact, collect(about {.*, record: record.id}) AS about
  LIMIT $facts
  RETURN collect({label: labels(fact)[0], is: properties(fact), about: about,
    told: [(fact)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
RETURN person.id AS person, labels(person)[0] AS who, [record IN records | properties(record)] AS records, decisions, versions
ORDER BY person, who
