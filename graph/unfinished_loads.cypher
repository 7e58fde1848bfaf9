// Which loads were begun and never finished?
MATCH (load:Load)
WHERE load.finished_at IS NULL
RETURN load.source AS source
ORDER BY source
LIMIT 100
