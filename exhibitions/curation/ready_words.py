"""Words that lie ready in every language of the visitors: the funder's line, and notes before a fanzine."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import assets

ByLanguage = Mapping[str, str]


def funder() -> tuple[ByLanguage, ...]:
    """Who paid for it, as the project says it."""
    return (_words()["funder"],)


def disclaimer() -> tuple[ByLanguage, ...]:
    """Whose views these are, as the funder asks for it."""
    return (_words()["disclaimer"],)


def notes() -> tuple[ByLanguage, ...]:
    """What to know before reading: gentle and precise, and no warning."""
    return tuple(_words()["notes"])


@cache
def _words() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(assets.text("exhibition", "words.json"))
    return read
