// Which files and addresses stand under these keys, who stayed at those addresses, and whom were their records said to be?
CALL () {
  UNWIND $telling AS asked
  MATCH (key:NameKey {key: asked})
  CALL (key) {
    MATCH (key)<-[:KEYED]-(under)
    RETURN under
    LIMIT $most
  }
  RETURN collect(under) AS told, collect(asked) AS hits
}
CALL () {
  UNWIND $alone AS asked
  MATCH (key:NameKey {key: asked})
  CALL (key) {
    MATCH (key)<-[:KEYED]-(under)
    RETURN under
    LIMIT $few
  }
  RETURN collect(under) AS likely, collect(asked) AS others
}
CALL (told, likely) {
  UNWIND told + likely AS under
  RETURN collect(DISTINCT under) AS found
}
CALL (found) {
  UNWIND found AS name
  WITH name WHERE name:Particulars
  WITH DISTINCT name.fact AS fact
  LIMIT $names
  RETURN collect(fact) AS names
}
CALL (found) {
  UNWIND found AS address
  WITH address WHERE address:Address
  WITH address
  LIMIT $addresses
  RETURN collect(address) AS places
}
CALL (names, places) {
  CALL (names, places) {
    UNWIND names AS fact
    MATCH (version:Particulars {fact: fact})
    RETURN version
    UNION ALL
    UNWIND places AS address
    CALL (address) {
      MATCH (address)<-[:AT]-(stay:Residence)
      WITH DISTINCT stay.fact AS fact
      RETURN fact
      LIMIT $stays
    }
    WITH DISTINCT fact
    MATCH (version:Residence {fact: fact})
    RETURN version
  }
  RETURN collect(version) AS met
}
CALL (met) {
  UNWIND CASE WHEN $births THEN met ELSE [] END AS version
  MATCH (version)-[:ABOUT]->(:Record)<-[:OF]-(:IdentityDecision)-[:TO]->(person)
  WITH DISTINCT person
  LIMIT $people
  MATCH (person)<-[:TO]-(:IdentityDecision)-[:OF]->(:Record)<-[:ABOUT]-(name:Particulars)
  WHERE name.born_on IS NOT NULL
  WITH DISTINCT name.fact AS fact
  MATCH (version:Particulars {fact: fact})
  RETURN collect(version) AS born
}
CALL (met, born) {
  UNWIND met + born AS version
  WITH DISTINCT version
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
RETURN hits, others, size(names) AS names, [place IN places | properties(place)] AS addresses, versions, decisions
