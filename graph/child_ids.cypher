// Which children come next, in the order of their ids?
MATCH (child:Child)
WHERE child.id > $after
RETURN child.id AS id
ORDER BY id
LIMIT $most
