"""Widgets that follow what holds for the whole app, such as the side reading starts on.

Kivy's own `bind` compares each new binding with all that there are, and forgets dead ones only when the value
changes: a screen of a thousand pieces that is built a hundred times a day becomes slower every time.
"""

from collections.abc import Callable
from typing import Any, Final
from weakref import WeakKeyDictionary, WeakMethod

from kivy.event import EventDispatcher

_Followers = set[WeakMethod[Callable[..., Any]]]
_FOLLOWERS: Final[WeakKeyDictionary[EventDispatcher, dict[str, _Followers]]] = WeakKeyDictionary()


def follow(source: EventDispatcher, name: str, act: Callable[..., Any]) -> None:
    """Call the bound method whenever that property of a `source` has changed.

    Nothing is held on to: who is gone is called no more. Order is not kept.
    """
    by_name = _FOLLOWERS.setdefault(source, {})
    followers = by_name.get(name)
    if followers is None:
        followers = by_name[name] = set()
        source.fbind(name, lambda *_: _tell(followers))
    followers.add(WeakMethod(act, followers.discard))


def _tell(followers: _Followers) -> None:
    for reference in tuple(followers):
        act = reference()
        if act is not None:
            act()
