// What does each of these records say of names, births, stays and care, in every version, and whose file is it?
UNWIND $records AS key
MATCH (record:Record {id: key})
OPTIONAL MATCH (record)-[:HELD_BY]->(team:Agency)
CALL (record) {
  MATCH (record)<-[about:ABOUT|CARER]-(fact)
  WHERE fact:Particulars OR fact:Residence OR fact:Care
  WITH fact, collect(about {.*, record: record.id}) AS about
  LIMIT $facts
  RETURN collect({label: labels(fact)[0], is: properties(fact), about: about,
    told: [(fact)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
RETURN record.id AS record, properties(record) AS is, team.name AS team, versions
