"""All exhibitions of the kiosk: one hangs on its wall, others are for elsewhere or to come."""

from typing import Final

from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from exhibitions.curation.texts import texts_of_exhibition
from kiosk.curating.curator import Listed
from kiosk.curating.place import CuratorPlace, in_her_language
from kiosk.language import N_, tongue
from kiosk.widgets.touch import Touchable

NEW_TITLE: Final = N_("Another exhibition")


class ExhibitionTile(Touchable):
    """One exhibition by its title, and what has become of it."""

    text = StringProperty("")
    about = StringProperty("")
    here = BooleanProperty(False)


class ExhibitionsPlace(CuratorPlace):
    """Reached from the light table. The one that is lit is in her hand."""

    step = OptionProperty("list", options=("list", "here", "end", "remove"))
    title = StringProperty("")
    here = BooleanProperty(True)
    may_end = BooleanProperty(False)
    """Whether something hangs, or is put up, that could come down."""

    def enter(self) -> None:
        """Lay them out."""
        self.step = "list"
        self._lay_out()

    def leave(self) -> None:
        """Take the tiles away."""
        self.ids.exhibitions.clear_widgets()

    def choose(self, exhibition_id: str) -> None:
        """Take another one in hand."""
        self.curator.choose(exhibition_id)
        self._taken()

    def begin(self) -> None:
        """A new one, empty."""
        self.attempt(lambda: self.curator.begin(self.app.in_every_language(NEW_TITLE)))
        self._taken()

    def copy(self) -> None:
        """One that begins like the one in hand; whoever agreed to that one only has not agreed to this."""
        self.attempt(self.curator.copy)
        self._taken()

    def rename(self) -> None:
        """Write its title."""
        heading = tongue.words("Words of the exhibition")
        self.app.places.get_screen("writing").write(texts_of_exhibition(), heading, self.name)

    def hang_here(self) -> None:
        """It hangs on this kiosk from now on."""
        self.attempt(self.curator.hang_here)
        self.app.follow_wall()
        self.step = "list"
        self._lay_out()

    def end(self) -> None:
        """End it: what was put up of it comes down, and the next one begins in its place."""
        self.attempt(self.curator.end)
        self.step = "list"
        self._lay_out()

    def remove(self) -> None:
        """Forget it whole."""
        self.attempt(self.curator.forget)
        self.step = "list"
        self._taken()

    def _taken(self) -> None:
        self.app.curated = self.curator.exhibition.id
        self._lay_out()

    def _lay_out(self) -> None:
        self.ids.exhibitions.clear_widgets()
        chosen = self.curator.exhibition
        self.title, self.here = in_her_language(chosen.title), self.curator.hangs_here
        for number, listed in enumerate(self.curator.listed()):
            one = listed.exhibition
            tile = ExhibitionTile(touch_name=f"exhibition.{number + 1}", seed=number + 6)
            tile.text, tile.about, tile.here = in_her_language(one.title), _about(listed), listed.here
            tile.lit = one.id == chosen.id
            if tile.lit:
                self.may_end = bool(one.entries) or listed.is_up
            tile.bind(on_release=lambda _tile, chosen=one.id: self.choose(chosen))
            self.ids.exhibitions.add_widget(tile)


def _about(listed: Listed) -> str:
    count = len(listed.exhibition.entries)
    hung = tongue.plural("One fanzine", "{count} fanzines", count).format(count=count)
    if listed.here:
        stands = N_("on this kiosk’s wall") if listed.is_up else N_("for this kiosk’s wall")
    else:
        stands = N_("put up for elsewhere") if listed.is_up else N_("not put up")
    return f"{hung} · {tongue.words(stands)}"
