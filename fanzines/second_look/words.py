"""Words by which somebody might be known or found: hints. Much is missed, and some of it is nothing."""

from collections.abc import Iterator

from fanzines.second_look.folded import Folded
from fanzines.second_look.handles import handles
from fanzines.second_look.matches import Match
from fanzines.second_look.names import capitals, named
from fanzines.second_look.numbers import phones
from fanzines.second_look.streets import places


def scan(text: str, language: str = "") -> tuple[Match, ...]:
    """Every such place in the text, in its order, none sharing a character with another.

    `language` is a BCP 47 tag, or empty. Works the same in every script, and never blocks anything.
    """
    folded = Folded(text)
    kept: list[Match] = []
    for found in _all(folded, language):
        if not any(found.touches(other) for other in kept):
            kept.append(found)
    kept.sort(key=lambda one: one.start)
    return tuple(Match(one.kind, *folded.span(one.start, one.end)) for one in kept)


def _all(text: Folded, language: str) -> Iterator[Match]:
    """What tells most comes first and keeps its place."""
    yield from handles(text)
    yield from places(text)
    yield from phones(text)
    yield from named(text)
    yield from capitals(text, language)
