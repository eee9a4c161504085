"""Widgets that follow what holds for the whole app, such as the side reading starts on.

Kivy's own `bind` compares each new binding with all that there are, and forgets dead ones only when the value
changes: a screen of a thousand pieces that is built a hundred times a day becomes slower every time.
"""

from collections.abc import Callable
from typing import Any, Final
from weakref import WeakMethod

from kivy.event import EventDispatcher

_FOLLOWERS: Final[dict[tuple[int, str], set[WeakMethod[Callable[..., Any]]]]] = {}


def follow(source: EventDispatcher, name: str, act: Callable[..., Any]) -> None:
    """Call the bound method whenever that property of a `source` that stays has changed.

    Nothing is held on to: who is gone is called no more. Order is not kept.
    """
    followers = _FOLLOWERS.get((id(source), name))
    if followers is None:
        followers = _FOLLOWERS[id(source), name] = set()
        source.fbind(name, lambda *_: _tell(followers))
    followers.add(WeakMethod(act, followers.discard))


def _tell(followers: "set[WeakMethod[Callable[..., Any]]]") -> None:
    for reference in tuple(followers):
        act = reference()
        if act is not None:
            act()
