"""The two engines behind the store: an embedded ArcadeDB in a child process, and your own Neo4j."""
