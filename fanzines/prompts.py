"""Prompts: invitations to make something, each with its picture; they come in packs.

Their words are messages of the catalogues, in English here. None asks for what happened, or for a person.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import assets


@dataclass(frozen=True, slots=True)
class Prompt:
    """An invitation; its picture is the one of that name among the pictures of kind "prompts"."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class PromptPack:
    """Prompts that belong together, in the order they are shown; the first one's picture stands for all."""

    name: str
    words: str
    prompts: tuple[Prompt, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its prompts, in order."""
        return tuple(prompt.name for prompt in self.prompts)


@lru_cache
def prompt_packs() -> tuple[PromptPack, ...]:
    """Every pack, in the order they are shown. AssetMissing when this copy of the app lacks them."""
    return tuple(_pack(data) for data in json.loads(assets.text("prompts", "packs.json")))


@lru_cache
def prompts() -> dict[str, Prompt]:
    """Every prompt by its name, in the order of the packs."""
    return {prompt.name: prompt for pack in prompt_packs() for prompt in pack.prompts}


def _pack(data: dict[str, Any]) -> PromptPack:
    invitations = tuple(Prompt(each["name"], each["words"]) for each in data["prompts"])
    return PromptPack(data["name"], data["words"], invitations)
