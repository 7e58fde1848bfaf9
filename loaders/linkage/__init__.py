"""Who is who: records compared two by two, the evidence kept as numbers that a person can read; `graph` decides."""
