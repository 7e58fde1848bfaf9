// What do these contacts say in every version, and who holds them?
UNWIND $contacts AS key
CALL (key) {
  MATCH (version:Contact {fact: key})
  MATCH (version)-[about:ABOUT]->(record:Record)
  WITH version, collect(about {.*, record: record.id}) AS about
  LIMIT $versions
  RETURN collect({label: 'Contact', is: properties(version), about: about,
    told: [(version)-[told:TOLD]->(:Agency) | properties(told)]}) AS versions, collect(version.held_by)[0] AS holder
}
OPTIONAL MATCH (team:Agency {id: holder})
WITH key, versions, team
WHERE size(versions) > 0
RETURN key, versions, team.name AS team
