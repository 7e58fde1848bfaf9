// What does one judgement say, and what is it about?
MATCH (one:Judgement {id: $id})
RETURN properties(one) AS judgement, one.left + one.right AS things
