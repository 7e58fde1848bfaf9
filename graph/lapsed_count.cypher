// About how many duties that the last check listed is nothing more to be done, by rule, team, area, day and children's ages?
MATCH (one:Listed)
WHERE one.lapsed IS NOT NULL
  AND ($rule IS NULL OR one.rule = $rule)
  AND ($teams IS NULL OR any(team IN one.teams WHERE team IN $teams))
  AND ($authority IS NULL OR $authority IN one.authorities)
  AND ($due IS NULL OR one.due <= $due)
  AND (NOT $aged OR ($unborn AND coalesce(one.unborn, false)) OR ($born_from IS NOT NULL AND NOT coalesce(one.unborn, false)
    AND (one.born_first IS NULL OR (one.born_first <= $born_to AND one.born_last >= $born_from))))
RETURN count(one) AS lapsed
