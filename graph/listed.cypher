// Which duties did the last check list, by rule, team and area, due by a day, of children born between two days or unborn?
MATCH (one:Listed)
WHERE ($rule IS NULL OR one.rule = $rule)
  AND ($teams IS NULL OR any(team IN one.teams WHERE team IN $teams))
  AND ($authority IS NULL OR $authority IN one.authorities)
  AND ($due IS NULL OR one.due <= $due)
  AND ($lapsed OR one.lapsed IS NULL)
  AND (NOT $aged OR ($unborn AND coalesce(one.unborn, false)) OR ($born_from IS NOT NULL AND NOT coalesce(one.unborn, false)
    AND (one.born_first IS NULL OR (one.born_first <= $born_to AND one.born_last >= $born_from))))
RETURN one.due AS due, one.id AS id, properties(one) AS listed
ORDER BY due, id
LIMIT $most
