"""The panel of the words tool: faces, sizes, where lines stand, inks."""

from dataclasses import replace
from typing import Any

from kivy.properties import NumericProperty, StringProperty

from fanzines.model import Align
from fanzines.typesetting.faces import faces
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.panels.base import Panel
from kiosk.widgets.touch import Touchable


class SizeTile(Touchable):
    """One type size, shown by a letter of it."""

    letter_mm = NumericProperty(5.0)
    points = NumericProperty(0.0)


class FaceTile(Touchable):
    """One face, shown by her own letters."""

    sample = StringProperty("")
    face = StringProperty("noto")


class WordsPanel(Panel):
    """Faces, sizes, where lines stand, inks."""

    def open(self) -> None:
        """Show the sizes and faces."""
        if not self.ids.sizes.children:
            for index, size in enumerate(theme.TYPE_SIZES):
                tile = SizeTile(letter_mm=2.6 + 2.2 * index, points=size, touch_name=f"words.size.{index}")
                tile.bind(on_release=lambda _tile, size=size: self.restyle(size=size))
                self.ids.sizes.add_widget(tile)
            for face in faces():
                tile = FaceTile(face=face, touch_name=f"words.face.{face}")
                tile.bind(on_release=lambda pressed: self.restyle(face=pressed.face))
                self.ids.faces.add_widget(tile)
        self.show_sample()
        self.light()

    def show_sample(self) -> None:
        """Show the faces by the word she has typed, or by the first letters of her language."""
        words = self.studio.lettering.words
        typed = words.text.split() if words else []
        for tile in self.ids.faces.children:
            tile.sample = typed[0][:7] if typed else tongue.words("abc")

    def light(self) -> None:
        """Mark the size and the face in use."""
        for tile in self.ids.sizes.children:
            tile.lit = tile.points == self.studio.type_size
        for tile in self.ids.faces.children:
            tile.lit = tile.face == self.studio.face

    def restyle(self, **style: Any) -> None:
        """Give the words being typed, and those to come, another style."""
        studio = self.studio
        studio.type_size = style.get("size", studio.type_size)
        studio.face = style.get("face", studio.face)
        studio.align = str(style.get("align", studio.align))
        words = studio.lettering.words
        if words is not None:
            studio.lettering.restyle(replace(words, **style))
        self.light()

    def align(self, align: str) -> None:
        """Where lines stand."""
        self.restyle(align=Align(align))
