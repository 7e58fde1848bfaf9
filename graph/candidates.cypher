// Which records stand under most of these keys of names, births, numbers and homes, and which records are their persons' today?
CALL () {
  UNWIND $keys AS asked
  MATCH (key:NameKey {key: asked})
  CALL (key) {
    MATCH (key)<-[:KEYED]-(under:Particulars)
    RETURN under
    LIMIT $most
  }
  MATCH (under)-[:ABOUT]->(record:Record)
  RETURN record, asked
  UNION
  UNWIND $homes AS asked
  MATCH (key:NameKey {key: asked})
  CALL (key) {
    MATCH (key)<-[:KEYED]-(:Address)<-[:AT]-(stay:Residence)
    RETURN stay
    LIMIT $most
  }
  MATCH (stay)-[:ABOUT]->(record:Record)
  RETURN record, asked
}
WITH record, count(DISTINCT asked) AS shared, collect(DISTINCT asked) AS met
WHERE coalesce(record.person, 'child') = $person AND (shared > 1 OR any(one IN met WHERE one IN $numbers))
WITH record, shared, record.id AS id
ORDER BY shared DESC, id
LIMIT $candidates
CALL (record) {
  MATCH (record)-[:IS]->(person)<-[:IS]-(mate:Record)
  WITH mate
  LIMIT $mates
  RETURN collect(mate.id) AS mates
}
RETURN id, shared, mates
ORDER BY shared DESC, id
