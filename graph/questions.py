"""The reading files: every `.cypher` file under graph/, by its stem, checked before it is first asked.

One engine ignores read-only mode, so what may be asked is decided here: a question only reads, every
walk in it is bounded, and its first line says in words what it asks.
"""

import re
from functools import cache
from pathlib import Path

from sightline.graph.errors import BadQuestion

FOLDER = Path(__file__).parent

WRITES = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "FOREACH", "LOAD", "ALTER", "GRANT", "REVOKE", "DENY"}
)
SLOW = frozenset({"SHORTEST", "SHORTESTPATH", "ALLSHORTESTPATHS"})

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`)
      | (?P<word>\$?[^\W\d]\w*)
      | (?P<number>\d+)
      | (?P<sign>\.\.|\S)""",
    re.VERBOSE | re.DOTALL,
)


@cache
def questions() -> dict[str, str]:
    """Text of every reading file by its stem, unchecked."""
    found: dict[str, str] = {}
    for path in sorted(FOLDER.rglob("*.cypher")):
        if path.stem in found:
            raise BadQuestion(f"two reading files are called {path.stem}", "rename one of them")
        found[path.stem] = path.read_text(encoding="utf-8")
    return found


@cache
def question(name: str) -> str:
    """Text of one reading file that keeps the rules."""
    try:
        text = questions()[name]
    except KeyError:
        raise BadQuestion(f"there is no reading file {name}.cypher", "add it under graph/") from None
    check_question(text, name)
    return text


def check_question(text: str, name: str = "the question") -> None:
    """Raise BadQuestion unless the text is one bounded read that starts with its question in words."""
    for broken in broken_rules(text):
        raise BadQuestion(f"{name}.cypher {broken}", "see the rules in graph/questions.py")


def broken_rules(text: str) -> list[str]:
    """Every rule that the text breaks, in words."""
    first = text.partition("\n")[0]
    broken = [] if re.match(r"//\s*\S", first) else ["does not begin with its question as a // comment"]
    words = tokens(text)
    if "RETURN" not in words:
        broken.append("returns nothing")
    if ";" in words:
        broken.append("holds more than one statement")
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if before in {".", ":", "|", "&", "AS"} or after == ":" or word.startswith("$"):
            continue  # a property, label, type, name or parameter
        if word in WRITES:
            broken.append(f"writes: {word}")
        if word in SLOW:
            broken.append(f"uses {word}, which the engines answer differently")
        if word == "CALL" and after not in {"{", "("}:
            broken.append(f"calls a procedure: {after.lower()}")
        if word == "TRANSACTIONS":
            broken.append("runs transactions of its own")
    return broken + _unbounded(words)


def tokens(text: str) -> list[str]:
    """The words and signs of a Cypher text in capitals, without comments; quoted text becomes ''."""
    return [
        "''" if match.lastgroup == "text" else match.group().upper()
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "comment"
    ]


def _unbounded(words: list[str]) -> list[str]:
    """Variable-length patterns without an upper bound."""
    return []
