"""`make bench`, or `python -m bench --help`: speed as ratios in one run, never asserted by a test."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests" / "neo4j"))

from bench.timeline import main  # the Neo4j launcher that it needs is the tests'

main()
