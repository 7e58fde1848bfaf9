// What was judged about these things of one sort, in the order of writing?
CALL () {
  UNWIND $records AS key
  MATCH (:Record {id: key})<-[:BETWEEN]-(one:Judgement {sort: 'Record'})
  RETURN one
  UNION
  UNWIND $contacts AS key
  MATCH (:Contact {fact: key})<-[:BETWEEN]-(one:Judgement)
  RETURN one
  UNION
  UNWIND $addresses AS key
  MATCH (:Address {id: key})<-[:BETWEEN]-(one:Judgement)
  RETURN one
  UNION
  UNWIND $agencies AS key
  MATCH (:Agency {id: key})<-[:BETWEEN]-(one:Judgement)
  RETURN one
  UNION
  UNWIND $professionals AS key
  MATCH (:Professional {id: key})<-[:BETWEEN]-(one:Judgement)
  RETURN one
}
RETURN one.written_at AS written_at, one.number AS number, one.id AS id, properties(one) AS judgement
ORDER BY written_at, number, id
LIMIT $most
