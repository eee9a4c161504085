"""Finds every message that can reach the screen: in Python, in kv, in prompts, topics and names of stickers.

Looked for are `tongue.words(...)`, `tongue.plural(...)` and `N_(...)`, sentences kept as constants of a
module, the first argument of exceptions whose sentence is shown, and what prompts, packs and topics say.
"""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = ("kiosk", "exhibitions", "printing", "fanzines")
PROMPTS: Final = "assets/prompts/packs.json"
TOPICS: Final = "assets/topics/topics.json"
STICKERS: Final = "assets/stickers/names.json"
SILENT: Final = re.compile(r"kiosk/(cli|commands/[a-z]+|tour/[a-z_]+)\.py")
"""Files that speak to a terminal only."""
SHOWN: Final = frozenset(
    {
        "BookRefused", "CardMisread", "KeysExist", "LabelRefused", "LastPhrase", "LibraryDamaged",
        "LibraryError", "LibraryExists", "LibraryFull", "LibraryMissing", "NoPin",
        "NoCodes", "PackageRefused", "PhotoMissing", "PhraseKnown", "PhraseTooShort", "PinNotAllowed",
        "PressRefused", "PrinterRefused", "PrinterTrouble", "SignTaken", "SignsLocked",
        "SlotsDamaged", "TriesUsedUp", "WebRefused", "WrongPhrase",
    }
)  # fmt: skip
"""Exceptions whose message is shown as it is."""

_CALL: Final = re.compile(r"\b(?:tongue\.words|tongue\.plural|N_)\(")
_SENTENCE: Final = re.compile(r"[A-Z].* .*[.?!…]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Message:
    """A message, its plural when it counts something, and the file it stands in."""

    text: str
    plural: str
    file: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A shown sentence that is put together while the app runs: no catalogue can hold it."""

    file: str
    line: int


def find(root: Path = ROOT) -> tuple[list[Message], list[Unclear]]:
    """Every message below `root`, file by file, and what could not be made out."""
    messages: list[Message] = []
    unclear: list[Unclear] = []
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            name = path.relative_to(root).as_posix()
            if SILENT.fullmatch(name) or path.suffix not in (".py", ".kv"):
                continue
            found = in_kv(path) if path.suffix == ".kv" else in_python(path, root)
            for one in found:
                if isinstance(one, int):
                    unclear.append(Unclear(name, one))
                else:
                    messages.append(Message(*one, name))
    for said, name in ((in_prompts, PROMPTS), (in_topics, TOPICS), (in_stickers, STICKERS)):
        if (root / name).exists():
            messages += [Message(text, "", name) for text in said(root / name)]
    return messages, unclear


Found = Iterator[tuple[str, str] | int]
"""A message with its plural, or the line of one that could not be made out."""


def in_kv(path: Path) -> Found:
    """The messages of a kv file."""
    text = path.read_text("utf-8")
    for start in (match.start() for match in _CALL.finditer(text)):
        call = ast.parse(_up_to_its_bracket(text[start:]), mode="eval").body
        assert isinstance(call, ast.Call)
        yield from _told(call, {})


def in_python(path: Path, root: Path = ROOT) -> Found:
    """The messages of a Python file."""
    tree = ast.parse(path.read_text("utf-8"))
    known = constants(path, root)
    for kept in tree.body:
        if isinstance(kept, ast.Assign | ast.AnnAssign):
            yield from ((text, "") for text in _sentences(kept.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in ("words", "plural", "N_"):
            yield from _told(node, known)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _called(node.exc) in SHOWN:
            text = _text(node.exc.args[0], known) if node.exc.args else None
            yield node.lineno if text is None else (text, "")


def in_prompts(path: Path) -> Iterator[str]:
    """The names of the packs of prompts, and each prompt's words."""
    for pack in json.loads(path.read_text("utf-8")):
        yield pack["words"]
        yield from (prompt["words"] for prompt in pack["prompts"])


def in_topics(path: Path) -> Iterator[str]:
    """The title of each topic, and its words."""
    for topic in json.loads(path.read_text("utf-8")):
        yield from (topic["title"], topic["words"])


def in_stickers(path: Path) -> Iterator[str]:
    """What the pictures to stick are called."""
    yield from dict.fromkeys(json.loads(path.read_text("utf-8")).values())


@cache
def constants(path: Path, root: Path = ROOT) -> dict[str, object]:
    """Text and numbers that a module keeps under a name, its own and imported ones."""
    known: dict[str, object] = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            there = root / f"{node.module.replace('.', '/')}.py"
            theirs = constants(there, root) if there.is_file() and there != path else {}
            known |= {one.asname or one.name: theirs[one.name] for one in node.names if one.name in theirs}
        elif isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Constant):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name):
                known[target.id] = node.value.value
    return known


def _told(call: ast.Call, known: dict[str, object]) -> Found:
    if _called(call) == "plural":
        one, many = (_text(argument, known) for argument in call.args[:2])
        if one and many:
            yield one, many
        return
    for choice in _choices(call.args[0]) if call.args else ():
        if text := _text(choice, known):
            yield text, ""


def _choices(node: ast.expr) -> Iterator[ast.expr]:
    """Both sides of `a if b else c`."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield node


def _text(node: ast.expr, known: dict[str, object]) -> str | None:
    """What an expression says, when that is known before the app runs."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name) and node.id in known:
        return str(known[node.id])
    if isinstance(node, ast.JoinedStr):
        values = (part.value if isinstance(part, ast.FormattedValue) else part for part in node.values)
        parts = [_text(value, known) for value in values]
        return None if None in parts else "".join(part for part in parts if part)
    return None


def _sentences(node: ast.expr | None) -> Iterator[str]:
    """Sentences kept under a name, by themselves or as the values of a table."""
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _sentences(value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _SENTENCE.fullmatch(node.value):
        yield node.value


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _up_to_its_bracket(text: str) -> str:
    """The call a text begins with; ValueError when it never ends."""
    depth, quote, escaped = 0, "", False
    for index, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote and not escaped else quote
            escaped = letter == "\\" and not escaped
        elif letter in "'\"":
            quote = letter
        elif letter in "()":
            depth += 1 if letter == "(" else -1
            if not depth:
                return text[: index + 1]
    raise ValueError(f"a bracket is not closed after {text[:40]!r}")
