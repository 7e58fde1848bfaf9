// Which open duties did the last check list, by rule, team and area, due on or before a day?
MATCH (one:Listed)
WHERE ($rule IS NULL OR one.rule = $rule)
  AND ($team IS NULL OR $team IN one.teams)
  AND ($authority IS NULL OR $authority IN one.authorities)
  AND ($due IS NULL OR one.due <= $due)
RETURN one.due AS due, one.id AS id, properties(one) AS listed
ORDER BY due, id
LIMIT $most
