// What are these people called on each file, where did they stay, and what are these bodies, workers and places?
CALL () {
  CALL () {
    UNWIND $children AS id
    MATCH (person:Child {id: id})
    RETURN person
    UNION ALL
    UNWIND $adults AS id
    MATCH (person:Adult {id: id})
    RETURN person
  }
  CALL (person) {
    MATCH (person)<-[:TO]-(:IdentityDecision)-[:OF]->(:Record)<-[:ABOUT]-(fact)
    WHERE fact:Particulars OR fact:Residence
    WITH DISTINCT labels(fact)[0] AS label, fact.fact AS key
    LIMIT $facts
    RETURN collect({label: label, key: key}) AS theirs
  }
  UNWIND theirs AS one
  RETURN collect(DISTINCT one) AS keys
}
CALL (keys) {
  CALL (keys) {
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Particulars'
    MATCH (version:Particulars {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Residence'
    MATCH (version:Residence {fact: asked.key})
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
CALL (facts) {
  UNWIND facts AS stay
  MATCH (stay)-[:AT|IN]->(place)
  WITH DISTINCT place
  RETURN collect(place) AS stayed
}
CALL () {
  CALL () {
    UNWIND $addresses AS id
    MATCH (place:Address {id: id})
    RETURN place
    UNION ALL
    UNWIND $professionals AS id
    MATCH (place:Professional {id: id})
    RETURN place
    UNION ALL
    UNWIND $agencies AS id
    MATCH (place:Agency {id: id})
    RETURN place
    UNION ALL
    UNWIND $authorities AS id
    MATCH (place:Authority {id: id})
    RETURN place
  }
  RETURN collect(place) AS asked
}
CALL (stayed, asked) {
  UNWIND stayed + asked AS place
  MATCH (place)-[:IN|WORKS_FOR]->(wider)
  WITH DISTINCT wider
  RETURN collect(wider) AS around
}
CALL (stayed, asked) {
  UNWIND stayed + asked AS place
  WITH DISTINCT CASE WHEN place.authority IS NULL THEN place.postcode END AS key
  WHERE key IS NOT NULL
  MATCH (postcode:Postcode {id: key})
  RETURN collect(postcode) AS postcodes
}
CALL (postcodes) {
  UNWIND postcodes AS postcode
  WITH DISTINCT postcode.authority AS key
  MATCH (area:Authority {id: key})
  UNWIND [area] + [(area)<-[:BECAME]-(former:Authority) | former] AS place
  RETURN collect(place) AS lain
}
CALL (stayed, asked, around, postcodes, lain) {
  UNWIND stayed + asked + around + postcodes + lain AS place
  WITH DISTINCT place
  RETURN collect({label: labels(place)[0], is: properties(place)}) AS places
}
RETURN versions, decisions, places
