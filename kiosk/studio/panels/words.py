"""The panel of the words tool: faces and sizes, what words are set on, and a pot for each colour."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from kivy.clock import Clock
from kivy.metrics import Metrics
from kivy.properties import NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.model import Align, Style
from fanzines.typesetting.faces import faces
from kiosk import theme
from kiosk.language import tongue
from kiosk.names import FACES, SIZES, WORDS_ON, colour_name
from kiosk.studio.panels.base import Panel
from kiosk.studio.panels.lettered import Look, first_word, ground_for, letters_on, sample
from kiosk.studio.panels.pot import PotTile, card_for
from kiosk.studio.panels.samples import Samples
from kiosk.widgets.cut import Cut
from kiosk.widgets.rows import Grid
from kiosk.widgets.touch import Touchable

TABS: Final = ("letters", "styles", "colour", "ground")
FULL_TABS: Final = ("styles", "ground")
STYLES: Final = (
    *(Style.PLAIN, Style.LABEL, Style.STRIP, Style.SCRAPS),
    *(Style.MARKED, Style.SPEECH, Style.THOUGHT),
)
PAPERS: Final = (
    *("#FFFFFF", "#F6F1E7", "#FFD23F", "#F2B8A0"),
    *("#FF9A3C", "#FF5C4D", "#B3202C", "#E48BB0"),
    *("#8CC084", "#2E8B57", "#6BB7E8", "#0F6FB4"),
    *("#6A4C93", "#D9B48F", "#8A5A34", "#1E1B18"),
)
"""What words can lie on; the grounds that styles come with are among them."""
TURN: Final = 7.5
"""Degrees."""
_SOON: Final = 0.12
_EDGE: Final = 1.9
_MARGIN: Final = 3.0
_LEAST: Final = 8


class SampleTile(Touchable):
    """One size, face or style, shown by the painter: letters of that size, her own word in that face."""

    sort = StringProperty("")
    points = NumericProperty(0.0)
    card = StringProperty(theme.SHEET)
    texture = ObjectProperty(None, allownone=True)

    @property
    def room(self) -> tuple[int, int]:
        """How many px of the tile its picture has."""
        return int(self.width - 2 * theme.mm(_EDGE)), int(self.height - 2 * theme.mm(_EDGE))


class LettersPart(BoxLayout):
    """Sizes, faces, and where lines stand."""

    panel: "WordsPanel" = ObjectProperty(None, allownone=True, rebind=True)


class StylesPart(Grid):
    """What words are set on."""


class TurnTiles(BoxLayout):
    """Turn the words being typed: what the hand does, while the keyboard is up. Left stays left."""

    panel: "WordsPanel" = ObjectProperty(None, allownone=True, rebind=True)


class Specimen(Cut):
    """A piece of page with her word on it, as large as it will be there; the keyboard comes over it."""

    texture = ObjectProperty(None, allownone=True)


class GroundPots(Grid):
    """Papers for words to lie on."""


class WordsPanel(Panel):
    """One row of tabs and four rows below it: all of it stays in sight above the keyboard.

    `letters` is the colour the next words get.
    """

    tab = OptionProperty("letters", options=TABS)
    word = StringProperty("")
    letters = StringProperty(theme.INK)

    def open(self) -> None:
        """Show the faces by her own word."""
        if not self.ids.letters.ids.sizes.children:
            self._set_up()
        if self.tab in FULL_TABS and not self.studio.full:
            self.tab = "letters"
        self._turn()
        self.show_sample()
        self.light()

    def close(self) -> None:
        """Let go of the pictures of her word."""
        self._samples.drop()
        self._sample_soon.cancel()
        self.word = ""
        for tile in (*self._tiles(), self.ids.specimen):
            tile.texture = None

    def forget_choices(self) -> None:
        """The letters lie on top again."""
        self.tab = "letters"

    def show_sample(self) -> None:
        """Show everything by the first word she has typed, or by the first letters of her language."""
        words = self.studio.lettering.words
        word = first_word(words.text if words else "") or tongue.words("abc")
        if self.parent is not None and word != self.word:
            self.word = word
            self._sample_soon()

    def light(self) -> None:
        """Mark what is in use."""
        studio, style = self.studio, Style(self.studio.style)
        in_use = (studio.face, studio.style)
        self.letters = letters_on(style, studio.ground, studio.colour)
        for tile in self._tiles():
            tile.lit = tile.points == studio.type_size if tile.points else tile.sort in in_use
        for pot in self.ids.papers.children:
            pot.lit = pot.beneath == studio.ground
        if self.tab == "ground" and style is Style.PLAIN:
            self.tab = "letters"
        if self.parent is not None:
            self._sample_soon()

    def restyle(self, **style: Any) -> None:
        """Give the words being typed, and those to come, another size, face or place of their lines."""
        for choice, value in style.items():
            setattr(self.studio, {"size": "type_size"}.get(choice, choice), value)
        self._give(**style)

    def align(self, align: str) -> None:
        """Where lines stand."""
        self.restyle(align=Align(align))

    def turn(self, turns: int) -> None:
        """Turn the words being typed, clockwise."""
        self.studio.lettering.turn(turns * TURN)

    def lay_on(self, style: Style, ground: str) -> None:
        """Set the words being typed, and those to come, on something else."""
        studio = self.studio
        studio.style, studio.ground = style.value, ground
        self._give(style=style, ground=ground, colour=letters_on(style, ground, studio.colour))

    def _give(self, **style: Any) -> None:
        words = self.studio.lettering.words
        if words is not None:
            self.studio.lettering.restyle(replace(words, **style))

    def _restyle_to(self, style: Style) -> None:
        studio = self.studio
        self.lay_on(style, ground_for(Style(studio.style), studio.ground, style))

    def _set_up(self) -> None:
        ids = self.ids
        shown = (ids.letters, ids.styles, ids.paint, ids.papers)
        self._parts = {tab: part.__self__ for tab, part in zip(TABS, shown, strict=True)}
        self._samples = Samples(self.studio.table.darkroom)
        self._sample_soon = Clock.create_trigger(lambda _dt: self._set_samples(), _SOON)
        self._lay_tiles()
        self.bind(tab=lambda *_: self._turn())
        self.studio.bind(**dict.fromkeys(("type_size", "face", "style", "colour", "ground"), self._relight))
        self.studio.bind(typing=lambda *_: self._sample_soon())
        ids.specimen.bind(size=lambda *_: self._sample_soon())
        tongue.bind(tag=lambda *_: self.show_sample())

    def _relight(self, *_: object) -> None:
        self.light()

    def _lay_tiles(self) -> None:
        letters = self.ids.letters.ids
        for index, size in enumerate(theme.TYPE_SIZES):
            tile = self._tile(f"words.size.{index}", points=size, called=SIZES[index])
            tile.bind(on_release=lambda tile: self.restyle(size=tile.points))
            letters.sizes.add_widget(tile)
        for face in faces():
            tile = self._tile(f"words.face.{face}", sort=face, called=FACES[face])
            tile.bind(on_release=lambda tile: self.restyle(face=tile.sort))
            letters.faces.add_widget(tile)
        for style in STYLES:
            tile = self._tile(f"words.style.{style.value}", sort=style.value, called=WORDS_ON[style.value])
            tile.bind(on_release=lambda tile: self._restyle_to(Style(tile.sort)))
            self.ids.styles.add_widget(tile)
        self.ids.styles.add_widget(TurnTiles(panel=self))
        for number, paper in enumerate(PAPERS):
            pot = PotTile(beneath=paper, touch_name=f"ground.{paper[1:].lower()}", seed=4 + number)
            pot.called = colour_name(paper)
            pot.bind(on_release=lambda pot: self.lay_on(Style(self.studio.style), pot.beneath))
            self.ids.papers.add_widget(pot)

    def _tile(self, touch_name: str, **shown: object) -> SampleTile:
        tile = SampleTile(touch_name=touch_name, seed=len(touch_name), **shown)
        tile.bind(size=lambda *_: self._sample_soon())
        return tile

    def _turn(self) -> None:
        """Show the part of the tab that is lit."""
        self.ids.part.clear_widgets()
        self.ids.part.add_widget(self._parts[self.tab])
        self._sample_soon()

    def _tiles(self) -> list[SampleTile]:
        letters = self.ids.letters.ids
        rows = (letters.sizes, letters.faces, self.ids.styles)
        return [tile for row in rows for tile in row.children[::-1] if isinstance(tile, SampleTile)]

    def _set_samples(self) -> None:
        """Have the tiles that are in sight pictured."""
        if self.parent is None:
            return
        for tile in self._tiles():
            if tile.get_root_window() and min(tile.room) > _LEAST:
                look = self._look(tile)
                tile.card = card_for(look.colour) if look.style is Style.PLAIN else theme.SHEET
                word = tongue.words("abc")[-1] if tile.points else self.word
                self._samples.ask(tile, partial(sample, word, look, *tile.room, Metrics.dpi))
        if not self.studio.typing:
            self._set_specimen()

    def _set_specimen(self) -> None:
        studio, piece, style = self.studio, self.ids.specimen, Style(self.studio.style)
        width, height = (int(side - 2 * theme.mm(_MARGIN)) for side in piece.size)
        if min(width, height) > _LEAST:
            look = Look(studio.face, style, self.letters, studio.ground, studio.type_size)
            piece.paper = card_for(look.colour) if style is Style.PLAIN else theme.SHEET
            dpi = studio.table.ground.whole_dpi
            self._samples.ask(piece, partial(sample, self.word, look, width, height, dpi))

    def _look(self, tile: SampleTile) -> Look:
        studio = self.studio
        if tile.points:
            return Look(studio.face, size=tile.points)
        if tile.sort in faces():
            return Look(tile.sort)
        style = Style(tile.sort)
        ground = ground_for(Style(studio.style), studio.ground, style)
        return Look(studio.face, style, letters_on(style, ground, studio.colour), ground)
