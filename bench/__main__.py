"""`make bench`, or `python -m bench NAME --help`: speed as ratios in one run, never asserted by a test."""

import sys
from importlib import import_module
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests" / "neo4j"))  # the Neo4j launcher that they need is the tests'

BENCHES = ("timeline", "rules", "reading", "load", "linkage", "placing")

if __name__ == "__main__":
    named = sys.argv[1] if sys.argv[1:2] and sys.argv[1] in BENCHES else None
    if named:
        del sys.argv[1]
    for bench in [named] if named else BENCHES:
        import_module(f"bench.{bench}").main()
