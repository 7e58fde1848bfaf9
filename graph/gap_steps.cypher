// What did somebody do about these gaps, step by step?
UNWIND $gaps AS key
MATCH (step:Gap {gap: key})
RETURN step.gap AS gap, step.version AS version, properties(step) AS step
ORDER BY gap, version
LIMIT $most
