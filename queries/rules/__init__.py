"""One file per gap rule, found by being there."""
