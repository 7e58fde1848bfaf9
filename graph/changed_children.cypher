// About which children was anything loaded after an instant: a fact, a telling of one, or a decision
// who a file is of; and which name things of which it was judged since whether they are one?
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
  UNION
  MATCH (one:Judgement)
  WHERE one.written_at > $since AND one.sort = 'Contact'
  MATCH (one)-[:BETWEEN]->(record:Record)
  RETURN record
  UNION
  MATCH (one:Judgement)
  WHERE one.written_at > $since AND one.sort IN ['Address', 'Agency', 'Professional']
  MATCH (one)<-[:JUDGED_BY]-(place)<-[:AT|BY|FROM|TO|WITH|TOLD]-(fact)-[:ABOUT]->(record:Record)
  WITH DISTINCT record
  LIMIT $most
  RETURN record
  UNION
  MATCH (one:Judgement)
  WHERE one.written_at > $since AND one.sort = 'Agency'
  MATCH (one)<-[:JUDGED_BY]-(:Agency)<-[:HELD_BY]-(record:Record)
  WITH DISTINCT record
  LIMIT $most
  RETURN record
}
MATCH (record)<-[:OF]-(:IdentityDecision)-[:TO]->(child:Child)
WITH DISTINCT child
RETURN child.id AS id
ORDER BY id
LIMIT $most
