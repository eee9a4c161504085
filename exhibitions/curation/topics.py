"""Topics a circle talks about, each with its picture. Their words are messages of the catalogues."""

import json
from dataclasses import dataclass
from functools import lru_cache

import assets


@dataclass(frozen=True, slots=True)
class Topic:
    """What is talked about; its picture is the one of that name among the pictures of kind "topics".

    `address` is a site to look at together, as it is written; empty where there is none.
    """

    name: str
    title: str
    words: str
    address: str = ""


@lru_cache
def topics() -> dict[str, Topic]:
    """Every topic by its name, in the order they are offered. AssetMissing when this copy lacks them."""
    return {data["name"]: Topic(**data) for data in json.loads(assets.text("topics", "topics.json"))}
