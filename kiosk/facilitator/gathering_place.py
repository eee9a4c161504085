"""The gathering: what makers are offered, as it was the last time, and one touch that opens or ends it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from fanzines.folds import FOLDINGS
from fanzines.library.errors import LibraryError
from fanzines.prompts import PromptPack, prompt_packs, prompts
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.home.fold import name_of
from kiosk.keeping.gathering import Gathering, Level, with_first
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.touch import Touchable

OVER = N_("The gathering is over. Nothing of it lies open any more, and a copy was made.")
OVER_UNCOPIED = N_("The gathering is over. No copy could be made: look at the copies of the library.")

_HOLDERS: Final = ("languages", "folds", "packs", "prompts")


class SpokenTile(Touchable):
    """A language makers can choose, by its own name; the numbers tell the order, and the first one begins."""

    text = StringProperty("")
    font = StringProperty("NotoSansBold")
    tag = StringProperty("")
    place = NumericProperty(0)


class PackTile(Touchable):
    """A pack of prompts by the picture of its first; without one, a blank sheet."""

    scene = StringProperty("")
    icon = StringProperty("")
    text = StringProperty("")


class PromptTile(Touchable):
    """One prompt by its picture."""

    scene = StringProperty("")
    text = StringProperty("")


class SmallFold(Touchable):
    """A fold by its picture."""

    scene = StringProperty("")
    text = StringProperty("")


class GatheringPlace(FacilitatorPlace):
    """Reached by the phrase, and from the bar. While one is open, a change holds from the next maker on."""

    step = OptionProperty("lay", options=("lay", "prompts", "wait"))
    is_open = BooleanProperty(False)
    simple = BooleanProperty(False)

    def enter(self) -> None:
        """Lay everything out as it is now, or as it was the last time."""
        keeper = self.app.keeper
        self.step, self.is_open = "lay", keeper.gathering is not None
        self.app.ears.look()
        tags = with_first([speech.tag for speech in self.app.speeches()], tongue.tag)
        self._chosen = keeper.gathering or keeper.last_gathering(tags)
        self._lay_out()
        self._light()

    def lay_anew(self) -> None:
        """What was chosen and not opened yet stays chosen."""
        self._lay_out()
        self._light()

    def leave(self) -> None:
        """Take the tiles away: they are named anew in the language spoken then."""
        for holder in _HOLDERS:
            self.ids[holder].clear_widgets()

    def choose_level(self, level: Level) -> None:
        """How much the studio offers."""
        self._choose(lambda chosen: replace(chosen, level=level))

    def begin(self) -> None:
        """Open the gathering and show the beginning in its first language."""
        try:
            self.app.open_gathering(self._chosen)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return
        tongue.speak(self._chosen.languages[0])
        self.app.home()

    def end(self) -> None:
        """End it; the copy is made beside the screen."""
        self.step = "wait"
        self.app.end_gathering(self._ended)

    def _choose(self, change: Callable[[Gathering], Gathering]) -> None:
        chosen = change(self._chosen)
        try:
            if self.is_open:
                self.app.open_gathering(chosen)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return
        self._chosen = chosen
        self._light()

    def _ended(self, copied: object) -> None:
        if self.manager.current == self.name:
            self.enter()
            self.app.tell(tongue.words(OVER if copied is True else OVER_UNCOPIED), icon="check")
        if isinstance(copied, Exception):
            raise copied

    def _lay_out(self) -> None:
        self.leave()
        for number, speech in enumerate(self.app.speeches()):
            language = SpokenTile(text=speech.own_name, tag=speech.tag, seed=number + 3)
            language.font = speech.name_font or speech.strong
            self._add("languages", language, partial(Gathering.with_language, tag=speech.tag), speech.tag)
        for number, folding in enumerate(FOLDINGS):
            fold = SmallFold(text=name_of(folding), scene=f"fold-{folding.name}", seed=number + 5)
            self._add("folds", fold, partial(Gathering.with_fold, name=folding.name), folding.name)
        none = PackTile(icon="file", text=tongue.words("No prompt"), seed=2)
        self._add("packs", none, partial(Gathering.with_pack, pack=None), "none")
        for number, pack in enumerate(prompt_packs()):
            tile = PackTile(scene=pack.names[0], text=tongue.words(pack.words), seed=number + 8)
            self._add("packs", tile, partial(Gathering.with_pack, pack=pack), pack.name)
        single = PackTile(
            icon="cards-three", text=tongue.words("Single ones"), touch_name="packs.single", seed=4
        )
        single.bind(on_release=lambda _tile: setattr(self, "step", "prompts"))
        self.ids.packs.add_widget(single)
        for number, prompt in enumerate(prompts().values()):
            card = PromptTile(scene=prompt.name, text=tongue.words(prompt.words), seed=number + 11)
            self._add("prompts", card, partial(Gathering.with_prompt, name=prompt.name), prompt.name)

    def _add(self, holder: str, tile: Touchable, change: Callable[[Gathering], Gathering], name: str) -> None:
        tile.touch_name = f"{holder}.{name}"
        tile.bind(on_release=lambda _tile: self._choose(change))
        self.ids[holder].add_widget(tile)

    def _light(self) -> None:
        chosen, pack = self._chosen, self._chosen.pack
        self.simple = chosen.level is Level.SIMPLE
        for tile in self.ids.languages.children:
            tile.place = chosen.languages.index(tile.tag) + 1 if tile.tag in chosen.languages else 0
        self._light_all("folds", chosen.folds)
        self._light_all("prompts", chosen.prompts)
        self._light_all("packs", (_which(chosen, pack),))

    def _light_all(self, holder: str, names: tuple[str, ...]) -> None:
        for tile in self.ids[holder].children:
            tile.lit = tile.touch_name.partition(".")[2] in names


def _which(chosen: Gathering, pack: PromptPack | None) -> str:
    if pack is not None:
        return pack.name
    return "single" if chosen.prompts else "none"
