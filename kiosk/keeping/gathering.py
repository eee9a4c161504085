"""A gathering: what a facilitator lays out for the makers of one meeting. It knows no day and nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from fanzines.folds import FOLDINGS, Folding
from fanzines.prompts import PromptPack, prompt_packs, prompts


class Level(StrEnum):
    """How much the studio offers: the seven tools one cannot do without, or everything."""

    SIMPLE = "simple"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Gathering:
    """The languages makers can choose from, the first one spoken when each of them begins; how much the
    studio offers; prompts by their names, none or any; the folds, at least one.
    """

    languages: tuple[str, ...]
    level: Level = Level.FULL
    prompts: tuple[str, ...] = ()
    folds: tuple[str, ...] = tuple(folding.name for folding in FOLDINGS)

    @property
    def foldings(self) -> tuple[Folding, ...]:
        """The folds, in the order of the house."""
        return tuple(folding for folding in FOLDINGS if folding.name in self.folds)

    @property
    def pack(self) -> PromptPack | None:
        """The pack whose prompts these are, all of them and no other."""
        return next((pack for pack in prompt_packs() if pack.names == self.prompts), None)

    def with_language(self, tag: str) -> Self:
        """With one more language at the end, or without it; the last one stays."""
        return replace(self, languages=_turned(self.languages, tag) or self.languages)

    def with_fold(self, name: str) -> Self:
        """With one more fold, or without it; the last one stays."""
        return replace(self, folds=_turned(self.folds, name) or self.folds)

    def with_pack(self, pack: PromptPack | None) -> Self:
        """With the prompts of one pack, or with none: no pack is given, or it was chosen already."""
        taken = pack is not None and pack != self.pack
        return replace(self, prompts=pack.names if pack is not None and taken else ())

    def with_prompt(self, name: str) -> Self:
        """With one more prompt, or without it; they stay in the order of the packs."""
        chosen = _turned(self.prompts, name)
        return replace(self, prompts=tuple(known for known in prompts() if known in chosen))

    def as_json(self) -> dict[str, Any]:
        """What `read` reads it from."""
        lists = {"languages": self.languages, "prompts": self.prompts, "folds": self.folds}
        return {"level": self.level.value} | {name: list(value) for name, value in lists.items()}

    @classmethod
    def read(cls, data: Mapping[str, Any] | None, languages: Sequence[str]) -> Self:
        """The one chosen last; what this kiosk does not have is left out. With none, all that it has."""
        first = cls(tuple(languages))
        if data is None:
            return first
        here = {"languages": first.languages, "prompts": tuple(prompts()), "folds": first.folds}
        kept = {name: tuple(one for one in data[name] if one in known) for name, known in here.items()}
        return cls(
            kept["languages"] or first.languages,
            Level(data["level"]),
            kept["prompts"],
            kept["folds"] or first.folds,
        )


def with_first(languages: Sequence[str], tag: str) -> tuple[str, ...]:
    """The languages with that one first, if it is among them."""
    return tuple(sorted(languages, key=lambda one: one != tag))


def _turned(chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
    """With that name at the end; without it when it was there."""
    return tuple(one for one in chosen if one != name) if name in chosen else (*chosen, name)
