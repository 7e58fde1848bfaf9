// What does this contact say in every version; what does it answer, what answers it, who else has the event on file, who disputes it?
CALL () {
  MATCH (version:Contact {id: $id})
  RETURN version.fact AS key
  UNION
  MATCH (version:Contact {fact: $id})
  RETURN version.fact AS key
}
CALL (key) {
  MATCH (version:Contact {fact: key})
  RETURN collect(version) AS own
}
CALL (own) {
  UNWIND own AS version
  WITH DISTINCT version.answers AS answered
  WHERE answered IS NOT NULL
  MATCH (other:Contact {fact: answered})
  RETURN collect(other) AS before
}
CALL (key) {
  MATCH (answer:Contact {answers: key})
  WITH DISTINCT answer.fact AS answering
  LIMIT $most
  MATCH (other:Contact {fact: answering})
  RETURN collect(other) AS after
}
CALL (own) {
  UNWIND own AS version
  WITH DISTINCT version.event AS event
  WHERE event IS NOT NULL
  MATCH (account:Contact {event: event})
  WITH DISTINCT account.fact AS told
  LIMIT $most
  MATCH (other:Contact {fact: told})
  RETURN collect(other) AS accounts
}
CALL (key) {
  MATCH (dispute:Statement {disputes: key})
  WITH DISTINCT dispute.fact AS said
  LIMIT $most
  MATCH (other:Statement {fact: said})
  RETURN collect(other) AS disputes
}
CALL (own, before, after, accounts, disputes) {
  UNWIND own + before + after + accounts + disputes AS version
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
RETURN key, versions, decisions
