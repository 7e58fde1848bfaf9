"""One module per source format, each yielding the same stream of things, records and facts."""
