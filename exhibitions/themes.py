"""What a fanzine can be about, as a facilitator picks it and a visitor chooses by it: pictures with words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import assets
from fanzines.art import Kind


@dataclass(frozen=True, slots=True)
class Theme:
    """Its title is by language; `picture` is the one of that name among the pictures of that kind."""

    name: str
    kind: Kind
    picture: str
    title: Mapping[str, str]


@cache
def themes() -> Mapping[str, Theme]:
    """Every theme by its name, in the order they are shown. AssetMissing when this copy lacks them."""
    return {data["name"]: Theme(**data) for data in json.loads(assets.text("exhibition", "themes.json"))}


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Those themes once each, in the order they are shown; one that is not known here comes last."""
    given, known = dict.fromkeys(names), themes()
    return (*(name for name in known if name in given), *(name for name in given if name not in known))
