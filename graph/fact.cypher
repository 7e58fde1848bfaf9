// What does this fact say in every version, and about whom? Of whatever sort it is.
CALL () {
  CALL () {
    MATCH (version:Particulars {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Contact {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Residence {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Care {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Registration {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Involvement {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Status {fact: $id})
    RETURN version
    UNION ALL
    MATCH (version:Statement {fact: $id})
    RETURN version
  }
  WITH version
  LIMIT $most
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
RETURN versions, decisions
