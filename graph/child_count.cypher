// How many children are there?
MATCH (child:Child)
RETURN count(child) AS children
LIMIT 1
