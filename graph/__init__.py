"""The domain: schema, store, case file, lens, identity; the only folder that knows the database."""
