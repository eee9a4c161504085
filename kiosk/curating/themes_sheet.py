"""What a fanzine is about: pictures with words, as many of them as fit it, kept at every touch."""

from collections.abc import Callable, Iterable

from kivy.properties import StringProperty

from exhibitions.themes import in_order, themes
from kiosk.exhibition.spoken import in_language
from kiosk.language import tongue
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.touch import Touchable

Choose = Callable[[tuple[str, ...]], bool]
"""Keeps what was chosen; whether it could be kept."""


class ThemeTile(Touchable):
    """One theme by its picture."""

    picture_kind = StringProperty("prompts")
    scene = StringProperty("")
    text = StringProperty("")


class ThemesSheet(Sheet):
    """Lies over the light table. What a newer kiosk chose, and this one does not know, stays chosen."""

    def __init__(self, chosen: Iterable[str], choose: Choose, **kwargs: object) -> None:
        self._chosen, self._choose = in_order(chosen), choose
        super().__init__(**kwargs)
        for number, theme in enumerate(themes().values()):
            tile = ThemeTile(touch_name=f"theme.{theme.name}", seed=number * 3 + 4)
            tile.picture_kind, tile.scene = theme.kind, theme.picture
            tile.text, tile.lit = in_language(theme.title, tongue.tag), theme.name in self._chosen
            tile.bind(on_release=lambda tile, name=theme.name: self._touch(tile, name))
            self.ids.themes.add_widget(tile)

    def _touch(self, tile: ThemeTile, name: str) -> None:
        without = tuple(one for one in self._chosen if one != name)
        chosen = without if name in self._chosen else in_order((*self._chosen, name))
        if self._choose(chosen):
            self._chosen, tile.lit = chosen, name in chosen
