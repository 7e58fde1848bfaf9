// At which version of the schema is this database?
MATCH (schema:Schema {id: 'sightline'})
RETURN schema.version AS version
LIMIT 1
