// Which checks did this viewer begin, the latest first: those that are finished, or those that are not?
MATCH (check:Check {viewer: $viewer})
WHERE (check.finished_at IS NOT NULL) = $finished
RETURN check.started_at AS started_at, properties(check) AS check
ORDER BY started_at DESC
LIMIT $most
