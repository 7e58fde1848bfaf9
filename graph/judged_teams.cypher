// What was judged of these teams, or of what they were ever joined with?
UNWIND $teams AS id
MATCH (:Agency {id: id})-[:JUDGED_BY]->(one:Judgement)
WITH DISTINCT one
RETURN one.id AS id, properties(one) AS judgement
ORDER BY id
LIMIT $most
