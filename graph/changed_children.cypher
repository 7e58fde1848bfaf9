// About which children was anything loaded after an instant: a fact, a telling of one, or a decision who a file is of?
CALL () {
  MATCH (fact:Particulars|Contact|Residence|Care|Registration|Involvement|Status|Statement)
  WHERE fact.loaded_at > $since
  MATCH (fact)-[:ABOUT]->(record:Record)
  RETURN record
  UNION
  MATCH (fact:Particulars|Contact|Residence|Care|Registration|Involvement|Status|Statement)-[told:TOLD]->(:Agency)
  WHERE told.loaded_at > $since
  MATCH (fact)-[:ABOUT]->(record:Record)
  RETURN record
  UNION
  MATCH (decision:IdentityDecision)
  WHERE decision.loaded_at > $since
  MATCH (decision)-[:OF]->(record:Record)
  RETURN record
}
MATCH (record)<-[:OF]-(:IdentityDecision)-[:TO]->(child:Child)
WITH DISTINCT child
RETURN child.id AS id
ORDER BY id
LIMIT $most
