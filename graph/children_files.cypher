// Everything that the files of these children say, and who belongs to their households; places and coverage apart.
UNWIND $children AS key
MATCH (person:Child {id: key})
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
  MATCH (record)<-[about:ABOUT]-(fact)
  WITH fact, collect(about {.*, record: record.id}) AS about
  LIMIT $facts
  RETURN collect(fact) AS facts, collect({label: labels(fact)[0], is: properties(fact), about: about,
    told: [(fact)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
CALL (facts) {
  UNWIND CASE WHEN $household THEN [fact IN facts WHERE labels(fact)[0] = 'Care'] ELSE [] END AS care
  MATCH (care)-[:CARER]->(:Record)<-[:OF]-(:IdentityDecision)-[:TO]->(relation)
  WITH DISTINCT relation
  LIMIT $members
  RETURN collect(relation) AS relations
}
CALL (relations) {
  UNWIND relations AS relation
  MATCH (relation)<-[:TO]-(:IdentityDecision)-[:OF]->(:Record)<-[:CARER]-(:Care)-[:ABOUT]->(:Record)
    <-[:OF]-(:IdentityDecision)-[:TO]->(sibling:Child)
  WITH DISTINCT sibling
  LIMIT $members
  RETURN collect(sibling) AS siblings
}
CALL (facts) {
  UNWIND CASE WHEN $household THEN [fact IN facts WHERE labels(fact)[0] = 'Residence'] ELSE [] END AS stay
  MATCH (stay)-[:AT]->(home:Address)
  WHERE coalesce(home.communal, false) = false
  WITH DISTINCT home
  UNWIND [home] + [(home)-[:JUDGED_BY]->(:Judgement {says: 'same'})-[:BETWEEN]->(near:Address) | near] AS address
  WITH DISTINCT address
  WHERE coalesce(address.communal, false) = false
  MATCH (address)<-[:AT]-(:Residence)-[:ABOUT]->(:Record)<-[:OF]-(:IdentityDecision)-[:TO]->(housemate)
  WITH DISTINCT housemate
  LIMIT $members
  RETURN collect(housemate) AS housemates
}
CALL (person, relations, siblings, housemates) {
  UNWIND relations + siblings + housemates AS member
  WITH DISTINCT member, person
  WHERE member.id <> person.id
  LIMIT $members
  RETURN collect(member.id) AS members
}
RETURN person.id AS person, person.expected_on AS expected_on, [record IN records | properties(record)] AS records,
  decisions, judged, versions, members
ORDER BY person
