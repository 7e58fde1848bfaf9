// Everything about one child: facts in all versions, tellings, identity decisions, coverage, and a bounded household.
MATCH (person:Child {id: $person})
CALL (person) {
  MATCH (person)<-[:TO]-(:IdentityDecision)-[:OF]->(record:Record)
  WITH DISTINCT record
  LIMIT $records
  RETURN collect(record) AS records
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)<-[:OF]-(decision:IdentityDecision)
  RETURN collect(decision) AS decisions
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
  UNWIND facts AS fact
  MATCH (fact)-[:BY|TO|FROM|AT|WITH|UNDER|IN|TOLD]->(place)
  WITH DISTINCT place
  RETURN collect({label: labels(place)[0], is: properties(place)}) AS places
}
CALL (facts) {
  UNWIND facts AS fact
  MATCH (fact)-[:BY|TO|FROM|AT|WITH|TOLD]->()-[:WORKS_FOR|SERVES|IN|PART_OF]->(area)
  WITH DISTINCT area
  RETURN collect({label: labels(area)[0], is: properties(area)}) AS areas
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)-[:HELD_BY]->(team:Agency)
  WITH DISTINCT team
  RETURN collect(properties(team)) AS holders
}
RETURN [record IN records | properties(record)] AS records, [decision IN decisions | properties(decision)] AS decisions,
  versions, places, areas, holders
