// What ties these people, addresses, workers and bodies to others: each fact in every version, and whom its records were said to be?
CALL () {
  CALL () {
    UNWIND $ends AS id
    MATCH (:Agency {id: id})-[:JUDGED_BY]->(one:Judgement)
    RETURN one
    UNION
    UNWIND $ends AS id
    MATCH (:Professional {id: id})-[:JUDGED_BY]->(one:Judgement)
    RETURN one
  }
  RETURN collect(one) AS of_ends
}
CALL (of_ends) {
  UNWIND of_ends AS one
  MATCH (one)-[:BETWEEN]->(near)
  RETURN $ends + collect(DISTINCT near.id) AS ends
}
CALL (ends) {
  CALL (ends) {
    CALL () {
      UNWIND $children AS id
      MATCH (person:Child {id: id})
      RETURN person
      UNION ALL
      UNWIND $adults AS id
      MATCH (person:Adult {id: id})
      RETURN person
    }
    CALL (person, ends) {
      MATCH (person)<-[:TO]-(:IdentityDecision)-[:OF]->(:Record)<-[:ABOUT|CARER]-(fact)
      WHERE $every OR fact:Care OR fact:Residence OR fact.held_by IN ends OR COUNT { (fact)-[:ABOUT]->() } > 1
        OR ($workers AND EXISTS { (fact)-[:BY]->() })
        OR EXISTS { MATCH (fact)-[:BY|FROM|TO|WITH|UNDER|IN|TOLD]->(end) WHERE end.id IN ends }
      WITH DISTINCT fact
      LIMIT $facts
      RETURN collect(fact) AS tied
    }
    RETURN person AS thing, tied, size(tied) >= $facts AS crowded
    UNION ALL
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
    CALL (place) {
      UNWIND [place] + [(place)-[:JUDGED_BY]->(:Judgement)-[:BETWEEN]->(near) | near] AS entry
      WITH DISTINCT entry
      RETURN collect(entry) AS entries
    }
    CALL (entries) {
      UNWIND entries AS entry
      MATCH (entry)<-[:AT|BY|FROM|TO|WITH|UNDER|IN|TOLD]-(fact)
      WHERE fact.fact IS NOT NULL AND NOT (entry:Address AND fact:Contact)
      WITH DISTINCT fact
      LIMIT $facts
      RETURN collect(fact) AS linked
    }
    CALL (entries) {
      UNWIND entries AS entry
      MATCH (entry)<-[:HELD_BY]-(:Record)<-[:ABOUT]-(fact)
      WITH DISTINCT fact
      LIMIT $facts
      RETURN collect(fact) AS filed
    }
    RETURN place AS thing, linked + filed AS tied, size(linked) >= $facts OR size(filed) >= $facts AS crowded
  }
  RETURN collect({label: labels(thing)[0], id: thing.id, crowded: crowded}) AS things, collect(tied) AS every
}
CALL (every) {
  UNWIND every AS tied
  UNWIND tied AS fact
  WITH DISTINCT labels(fact)[0] AS label, fact.fact AS key
  RETURN collect({label: label, key: key}) AS keys
}
CALL (keys) {
  CALL (keys) {
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Particulars'
    MATCH (version:Particulars {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Contact'
    MATCH (version:Contact {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Residence'
    MATCH (version:Residence {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Care'
    MATCH (version:Care {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Registration'
    MATCH (version:Registration {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Involvement'
    MATCH (version:Involvement {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Status'
    MATCH (version:Status {fact: asked.key})
    RETURN version
    UNION ALL
    UNWIND keys AS asked
    WITH asked WHERE asked.label = 'Statement'
    MATCH (version:Statement {fact: asked.key})
    RETURN version
  }
  RETURN collect(version) AS found
}
CALL (found) {
  UNWIND found AS version
  MATCH (version)-[:ABOUT|CARER]->(:Record)<-[:OF]-(decision:IdentityDecision)
  WITH DISTINCT decision
  RETURN collect(properties(decision)) AS decisions
}
CALL (found) {
  UNWIND found AS version
  MATCH (version)-[:AT]->(home:Address)
  RETURN collect(DISTINCT home) AS homes
}
CALL (homes) {
  UNWIND homes AS home
  UNWIND [home] + [(home)-[:JUDGED_BY]->(:Judgement)-[:BETWEEN]->(near:Address) | near] AS address
  WITH DISTINCT address
  WHERE address.communal
  RETURN collect(address.id) AS communal
}
CALL (found, homes) {
  CALL (found, homes) {
    UNWIND homes AS place
    RETURN place
    UNION
    UNWIND CASE WHEN $every OR $workers THEN found ELSE [] END AS version
    MATCH (version)-[:BY|FROM|TO|WITH|TOLD]->(place)
    RETURN place
    UNION
    UNWIND CASE WHEN $every THEN found ELSE [] END AS version
    WITH DISTINCT version.held_by AS team
    MATCH (place:Agency {id: team})
    RETURN place
  }
  MATCH (place)-[:JUDGED_BY]->(one:Judgement)
  RETURN collect(DISTINCT one) AS of_found
}
CALL (found) {
  UNWIND found AS version
  MATCH (version)-[about:ABOUT]->(record:Record)
  WITH version, collect(about {.*, record: record.id}) AS about
  RETURN collect({label: labels(version)[0], is: properties(version), about: about,
    told: [(version)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions
}
RETURN things, versions, decisions, communal, [one IN of_ends + of_found |
  one {.id, .sort, .says, .left, .right, .by, .machine, .on, .reason, .undoes, .written_at, .number}] AS judged
