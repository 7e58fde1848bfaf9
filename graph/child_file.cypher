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
  UNWIND facts AS fact
  MATCH (fact)-[:BY|TO|FROM|AT|WITH|UNDER|IN|TOLD]->(place)
  WITH DISTINCT place
  RETURN collect(place) AS direct
}
CALL (records) {
  UNWIND records AS record
  MATCH (record)-[:HELD_BY]->(team:Agency)
  WITH DISTINCT team
  RETURN collect(team) AS holders
}
CALL (direct, holders) {
  UNWIND direct + holders AS place
  MATCH (place)-[:JUDGED_BY]->(one:Judgement)
  WITH DISTINCT one
  RETURN collect(one) AS judgements
}
CALL (judgements) {
  UNWIND judgements AS one
  MATCH (one)-[:BETWEEN]->(place)
  WITH DISTINCT place
  RETURN collect(place) AS near
}
CALL (direct, near) {
  UNWIND direct + near AS place
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
CALL (direct, holders, near) {
  UNWIND direct + holders + near AS place
  MATCH (place)-[:WORKS_FOR|SERVES|IN|PART_OF]->(wider)
  WITH DISTINCT wider
  RETURN collect(wider) AS wider
}
CALL (wider) {
  UNWIND wider AS team
  MATCH (team)-[:SERVES|PART_OF]->(widest)
  WITH DISTINCT widest
  RETURN collect(widest) AS widest
}
CALL (direct, holders, near, wider, widest, postcodes, lain) {
  UNWIND direct + holders + near + wider + widest + postcodes + lain AS place
  WITH DISTINCT place
  RETURN collect({label: labels(place)[0], is: properties(place)}) AS places
}
CALL (direct, holders, near, wider, widest, lain) {
  UNWIND direct + holders + near + wider + widest + lain AS covered
  MATCH (covered)<-[:COVERS|FOR]-(claim:Coverage)
  WITH DISTINCT claim
  LIMIT $claims
  RETURN collect(claim) AS claims
}
CALL (claims) {
  UNWIND claims AS claim
  MATCH (claim)-[:COVERS]->(body:Agency)
  WHERE body.name IS NOT NULL
  WITH DISTINCT body
  RETURN collect(properties(body)) AS claimants
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
  CALL (member) {
    MATCH (member)<-[:TO]-(:IdentityDecision)-[:OF]->(record:Record)
    RETURN collect(DISTINCT record) AS files
  }
  CALL (files) {
    UNWIND files AS file
    MATCH (file)<-[:OF]-(decision:IdentityDecision)
    RETURN collect(properties(decision)) AS decided
  }
  CALL (files) {
    UNWIND files AS file
    MATCH (file)<-[about:ABOUT|CARER]-(fact)
    WHERE labels(fact)[0] IN ['Particulars', 'Care', 'Residence', 'Involvement', 'Registration', 'Status']
    WITH fact, collect(about {.*, record: file.id}) AS about
    LIMIT $member_facts
    RETURN collect({label: labels(fact)[0], is: properties(fact), about: about,
      told: [(fact)-[told:TOLD]->(:Agency) | properties(told)]}) AS theirs
  }
  CALL (files) {
    UNWIND files AS file
    MATCH (file)<-[:ABOUT|CARER]-(fact)-[:BY|WITH|AT|UNDER|IN]->(place)
    WITH DISTINCT place
    LIMIT $member_facts
    RETURN collect(place) AS around
  }
  CALL (files) {
    UNWIND files AS file
    MATCH (file)-[:HELD_BY]->(team:Agency)
    WITH DISTINCT team
    RETURN collect(team) AS keepers
  }
  CALL (around, keepers) {
    UNWIND around + keepers AS place
    MATCH (place)-[:JUDGED_BY]->(one:Judgement)
    WITH DISTINCT one
    RETURN collect(one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}) AS of_theirs
  }
  RETURN collect({person: member.id, who: labels(member)[0], decisions: decided, versions: theirs,
    records: [file IN files | properties(file)], judged: of_theirs,
    places: [place IN around + keepers | {label: labels(place)[0], is: properties(place)}]}) AS household
}
RETURN person.expected_on AS expected_on, [record IN records | properties(record)] AS records, decisions,
  judged + [one IN judgements |
    one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}] AS judged,
  versions, places, household, claimants, [claim IN claims | properties(claim)] AS coverage
