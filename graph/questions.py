"""The reading files: every `.cypher` file under graph/, by its stem, checked before it is first asked.

One of the engines ignores read-only mode, so this is where it is held that a question only reads. The rules:

- the first line asks the question in words, as a comment
- it returns something, and is one statement
- nothing writes, calls procedures, reads files or runs transactions of its own
- every relationship names its types, and every walk along several has an upper bound
- a file that collects lists has a LIMIT
- only $parameters vary: no label or type is put together from data
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from sightline.graph.errors import BadQuestion

FOLDER = Path(__file__).parent

WRITES = {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH"}
COMMANDS = {"LOAD", "DROP", "ALTER", "GRANT", "REVOKE", "DENY", "SHOW", "TERMINATE", "USE", "TRANSACTIONS"}
DIFFER = {"SHORTEST", "SHORTESTPATH", "ALLSHORTESTPATHS"}

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`)
      | (?P<word>\$?[^\W\d]\w*|\d+)
      | (?P<sign>\.\.|\S)""",
    re.VERBOSE | re.DOTALL,
)
_CLOSES = {")": "(", "]": "[", "}": "{"}


@cache
def questions() -> dict[str, str]:
    """Text of every reading file by its stem."""
    found: dict[str, str] = {}
    for path in sorted(FOLDER.rglob("*.cypher")):
        if path.stem in found:
            raise BadQuestion(f"two reading files are called {path.stem}", "rename one of them")
        found[path.stem] = path.read_text(encoding="utf-8")
    return found


@cache
def question(name: str) -> str:
    """Text of one reading file, known to keep the rules."""
    if name not in questions():
        raise BadQuestion(f"there is no reading file {name}.cypher", "add it under graph/")
    check_question(questions()[name], name)
    return questions()[name]


def check_question(text: str, name: str = "question") -> None:
    """Raise BadQuestion with every rule that the text breaks."""
    if broken := broken_rules(text):
        raise BadQuestion(f"{name}.cypher {', '.join(broken)}", "see the rules in graph/questions.py")


def broken_rules(text: str) -> list[str]:
    """Every rule that the text breaks, in words."""
    signs = tokens(text)
    broken = list(_shape(text, signs))
    broken += (f"must not use {word}" for word in _keywords(signs) if word in WRITES | COMMANDS | DIFFER)
    broken += _calls(signs)
    broken += _walks(signs)
    return broken


def tokens(text: str) -> list[str]:
    """The words and signs of a Cypher text in capitals, without comments; quoted text becomes ''."""
    found = (match for match in _TOKEN.finditer(text) if match.lastgroup != "comment")
    return ["''" if match.lastgroup == "text" else match.group().upper() for match in found]


def _shape(text: str, signs: list[str]) -> Iterator[str]:
    if not re.match(r"//[ \t]*\S", text):
        yield "does not begin with its question as a // comment"
    if "RETURN" not in signs:
        yield "returns nothing"
    if ";" in signs[:-1]:
        yield "holds more than one statement"
    if "COLLECT" in signs and "LIMIT" not in signs:
        yield "collects a list without a LIMIT"


def _keywords(signs: list[str]) -> Iterator[str]:
    """Words that are neither a property, label, type, map key, alias nor parameter."""
    for before, word, after in zip(["", *signs], signs, [*signs[1:], ""], strict=False):
        if before not in {".", ":", "|", "&", "!", "AS"} and after != ":":
            yield word


def _calls(signs: list[str]) -> Iterator[str]:
    for word, after in pairwise(signs):
        if word == "CALL" and after not in {"{", "("}:
            yield "must not call procedures"
        if word in {"$", ":"} and after == ("(" if word == "$" else "$"):
            yield "must not put labels or types together from data"


def _walks(signs: list[str]) -> Iterator[str]:
    """What is wrong with the relationship patterns."""
    opened: list[tuple[str, int]] = []
    arrows: list[bool] = [False]
    for place, sign in enumerate(signs):
        before, after = signs[place - 1] if place else "", signs[place + 1 : place + 3]
        if sign in {"(", "[", "{"}:
            opened.append((sign, place))
            arrows.append(False)
        elif sign in _CLOSES and opened:
            kind, start = opened.pop()
            walked = arrows.pop()
            if kind == "[" and start and signs[start - 1] == "-":
                arrows[-1] = True
                yield from _relationship(signs[start + 1 : place])
                if _quantified(signs[place + 1 : place + 5]):
                    yield "must not use quantified patterns"
            if kind == "(" and walked and after and after[0] in {"+", "*", "{"}:
                yield "must not use quantified patterns"
        elif sign == "-" and before == "-" and after[:1] in (["("], [">"]) and signs[place - 2] in {")", "<"}:
            yield "must name the types of every relationship"


def _relationship(inside: list[str]) -> Iterator[str]:
    """What is wrong between the brackets of one relationship."""
    pattern = inside[: inside.index("{")] if "{" in inside else inside
    if ":" not in pattern:
        yield "must name the types of every relationship"
    if "*" in pattern:
        length = pattern[pattern.index("*") + 1 :]
        if not length or not length[-1].isdigit():
            yield "must bound every walk along several relationships"


def _quantified(after: list[str]) -> bool:
    """Whether a relationship is followed by a quantifier: `]->+`, `]-{1,3}`, `]->*`."""
    rest = after[2:] if after[:2] == ["-", ">"] else after[1:]
    return bool(rest) and rest[0] in {"+", "*", "{"}
