// Which team or organisation is this, and whose involvement or registration with it stands on these shelves?
MATCH (agency:Agency {id: $id})
CALL () {
  UNWIND $shelves AS shelf
  MATCH (fact:Involvement {shelf: shelf})
  WITH fact
  LIMIT $most
  RETURN collect(fact.fact) AS involved, collect(fact.shelf) AS involvedOn
}
CALL () {
  UNWIND $shelves AS shelf
  MATCH (fact:Registration {shelf: shelf})
  WITH fact
  LIMIT $most
  RETURN collect(fact.fact) AS registered, collect(fact.shelf) AS registeredOn
}
CALL (involved, registered) {
  CALL (involved, registered) {
    UNWIND involved AS key
    WITH DISTINCT key
    MATCH (version:Involvement {fact: key})
    RETURN version
    UNION ALL
    UNWIND registered AS key
    WITH DISTINCT key
    MATCH (version:Registration {fact: key})
    RETURN version
  }
  RETURN collect(version) AS facts
}
CALL (facts) {
  UNWIND facts AS version
  MATCH (version)-[about:ABOUT]->(record:Record)
  WITH version, collect(about {.*, record: record.id}) AS about
  RETURN collect({label: labels(version)[0], is: properties(version), about: about,
    told: [(version)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
CALL (facts) {
  UNWIND facts AS version
  MATCH (version)-[:ABOUT]->(:Record)<-[:OF]-(decision:IdentityDecision)
  WITH DISTINCT decision
  RETURN collect(properties(decision)) AS decisions
}
CALL (agency) {
  MATCH (agency)-[:PART_OF*1..5]->(whole:Agency)
  WITH DISTINCT whole
  RETURN collect(whole) AS wholes
}
CALL (agency) {
  UNWIND [agency] + [(agency)-[:JUDGED_BY]->(:Judgement)-[:BETWEEN]->(near:Agency) | near] AS body
  MATCH (body)<-[:PART_OF]-(team:Agency)
  WITH DISTINCT team
  ORDER BY team.id
  LIMIT $teams
  RETURN collect(properties(team)) AS teams
}
CALL (agency) {
  MATCH (agency)<-[:REPLACED]-(one:Succession)-[:REPLACED_BY]->(next:Agency)
  WITH DISTINCT next
  ORDER BY next.id
  LIMIT $teams
  RETURN collect(properties(next)) AS successors
}
CALL (agency) {
  MATCH (agency)<-[:REPLACED_BY]-(one:Succession)-[:REPLACED]->(former:Agency)
  WITH DISTINCT former
  ORDER BY former.id
  LIMIT $teams
  RETURN collect(properties(former)) AS predecessors
}
CALL (agency) {
  MATCH (agency)-[:STANDS_AT]->(site:Address)
  RETURN collect(site) AS sites
}
CALL (agency) {
  MATCH (agency)-[:JUDGED_BY]->(one:Judgement)
  RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}) AS judged
}
CALL (agency, wholes) {
  UNWIND [agency] + wholes AS body
  MATCH (body)-[:SERVES]->(area:Authority)
  WITH DISTINCT area
  RETURN collect(area) AS areas
}
RETURN properties(agency) AS agency, judged,
  [(agency)-[:JUDGED_BY]->(:Judgement)-[:BETWEEN]->(near:Agency) | properties(near)] AS near, versions, decisions, teams, successors, predecessors,
  [place IN wholes + areas + sites | {label: labels(place)[0], is: properties(place)}] AS places,
  [CASE WHEN size(involvedOn) >= $most THEN last(involvedOn) END,
   CASE WHEN size(registeredOn) >= $most THEN last(registeredOn) END] AS ends
