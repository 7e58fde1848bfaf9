// What does one judgement say?
MATCH (one:Judgement {id: $id})
RETURN properties(one) AS judgement
