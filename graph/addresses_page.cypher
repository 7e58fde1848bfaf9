// Which addresses come next, in the order of their ids?
MATCH (one:Address)
WHERE one.id > $after
RETURN one.id AS id, properties(one) AS is
ORDER BY id
LIMIT $most
