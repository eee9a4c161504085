"""The light table of one exhibition: covers into rooms and into their order, and the rooms themselves."""

from dataclasses import replace
from typing import Final

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from exhibitions.curation.texts import texts_of_entry, texts_of_exhibition, texts_of_section
from exhibitions.exhibition import Exhibition, Section
from kiosk.curating.light_table import OFFERED, Band, BandHead, Carrying, LaidCover
from kiosk.curating.place import in_her_language
from kiosk.curating.showing import ShowingPlace
from kiosk.curating.themes_sheet import ThemesSheet
from kiosk.keeping.pictured import pictured
from kiosk.language import N_, tongue
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import Touchable

NEW_ROOM: Final = N_("A room")
_DPI: Final = 46.0


class CuratingPlace(ShowingPlace):
    """Reached from the desk's bar. What is touched is in her hand: the exhibition, a cover, or a room."""

    hand = OptionProperty("exhibition", options=("exhibition", "cover", "room"))
    chosen = StringProperty("")
    """The fanzine in her hand, or the room."""
    is_hung = BooleanProperty(False)
    themes = NumericProperty(0)
    """How many themes the chosen cover has."""
    may_go_earlier = BooleanProperty(False)
    may_go_later = BooleanProperty(False)
    may_go_up = BooleanProperty(False)
    may_go_down = BooleanProperty(False)
    title = StringProperty("")
    empty = BooleanProperty(True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._carrying = Carrying(self, self.ids.shelf, self.ids.table)
        self._offered: tuple[str, ...] = ()
        self._textures: dict[tuple[str, int], Texture | None] = {}
        self._picture_soon = Clock.create_trigger(lambda _dt: self._picture_next())
        self.ids.shelf.bind(scroll_y=lambda *_: self._picture_soon(), height=lambda *_: self._picture_soon())
        self._aim = ("", -1)
        self._sheet: ThemesSheet | None = None
        self._kept_in_hand = ("exhibition", "")
        """What is in her hand again when she comes back from writing its words."""

    def enter(self) -> None:
        """Lay out what was offered and what hangs."""
        super().enter()
        self._offered = self.curator.offered()
        hand, chosen = self._kept_in_hand
        self._kept_in_hand = ("exhibition", "")
        self._take(hand, chosen)

    def leave(self) -> None:
        """Forget what was seen."""
        super().leave()
        self._picture_soon.cancel()
        if self._sheet is not None:
            self._sheet.close()
        self._carrying.put_down()
        self.ids.table.clear()
        self._textures.clear()
        self.chosen = ""

    def put_down(self) -> None:
        """Nothing but the exhibition itself is in her hand."""
        self._take("exhibition", "")

    def touch(self, tile: Touchable) -> None:
        """Take a cover or a room in the hand; what is in it already is put down."""
        if isinstance(tile, LaidCover):
            self._take("cover", "" if tile.fanzine == self.chosen else tile.fanzine)
        elif isinstance(tile, BandHead) and tile.is_room:
            self._take("room", "" if tile.room == self.chosen else tile.room)

    def dropped(self, fanzine: str, room: str, position: int) -> None:
        """A cover was laid there by hand."""
        hung = any(entry.fanzine == fanzine for entry in self.curator.exhibition.entries)
        if room != OFFERED and not hung:
            self._hang(fanzine, room, position)
        elif room != OFFERED:
            self.attempt(lambda: self.curator.move(fanzine, room, position))
        elif hung and self.attempt(lambda: self.curator.take_down(fanzine)):
            self._offered = self.curator.offered()
        self._lay_out()

    def hang(self) -> None:
        """Hang the chosen cover at the end of the first room, after a second look."""
        rooms = self._rooms(self.curator.exhibition)
        self._hang(self.chosen, rooms[0], -1)
        self._lay_out()

    def come_back(self, fanzine_id: str, then: str = "") -> None:
        """From the second look: what was to be hung is hung where it was to go."""
        room, position = self._aim
        self.app.go(self.name)
        self._take("cover", fanzine_id)
        if then == "hang":
            self._hang(fanzine_id, room, position)
            self._lay_out()

    def shift(self, by: int) -> None:
        """The cover earlier or later in its room; a room itself among the rooms."""
        if self.hand == "room":
            self.change(lambda exhibition: exhibition.with_section_moved(self.chosen, by))
        else:
            entry = self.curator.exhibition.entry(self.chosen)
            at = self._position(entry.section)
            self.attempt(lambda: self.curator.move(self.chosen, entry.section, at + by))
        self._lay_out()

    def to_room(self, by: int) -> None:
        """The cover into the room above or below, as its last."""
        exhibition = self.curator.exhibition
        rooms = self._rooms(exhibition)
        room = rooms[rooms.index(exhibition.entry(self.chosen).section) + by]
        self.attempt(lambda: self.curator.move(self.chosen, room))
        self._lay_out()

    def take_down(self) -> None:
        """Take the chosen cover down."""
        if self.attempt(lambda: self.curator.take_down(self.chosen)):
            self._offered = self.curator.offered()
            self.put_down()

    def add_room(self) -> None:
        """One more room, and its words at once."""
        title = self.app.in_every_language(NEW_ROOM)
        languages = self.curator.exhibition.languages
        room = Section({tag: text for tag, text in title.items() if tag in languages})
        if self.change(lambda exhibition: exhibition.with_section(room)):
            self._take("room", room.id)

    def remove_room(self) -> None:
        """Take the chosen room away; what hung in it hangs in none."""
        if self.change(lambda exhibition: exhibition.without_section(self.chosen)):
            self.put_down()

    def write(self) -> None:
        """The words of what is in her hand."""
        writing = self.app.places.get_screen("writing")
        self._kept_in_hand = self.hand, self.chosen
        if self.hand == "exhibition":
            writing.write(texts_of_exhibition(), tongue.words("Words of the exhibition"), self.name)
        elif self.hand == "room":
            writing.write(texts_of_section(self.chosen), tongue.words("Words of the room"), self.name)
        else:
            fanzine = self.curator.readable(self.chosen)
            texts = texts_of_entry(self.chosen, len(fanzine.pages) if fanzine else 0)
            writing.write(texts, tongue.words("Words beside the fanzine"), self.name, self.chosen)

    def texture_of(self, fanzine: str) -> Texture | None:
        """How the cover of a fanzine on the table looks; none where it may not be seen."""
        if self.curator.readable(fanzine) is None:
            return None
        return next((tile.texture for tile in self.ids.table.covers if tile.fanzine == fanzine), None)

    def _take(self, hand: str, chosen: str) -> None:
        self.hand, self.chosen = (hand, chosen) if chosen else ("exhibition", "")
        self._lay_out()

    def choose_themes(self) -> None:
        """Lay out what the chosen fanzine can be about."""
        self._sheet = ThemesSheet(self.curator.exhibition.entry(self.chosen).themes, self._about)
        self._sheet.lay_on(self)

    def _about(self, chosen: tuple[str, ...]) -> bool:
        fanzine = self.chosen
        kept = self.change(lambda now: now.with_entry(replace(now.entry(fanzine), themes=chosen)))
        self._look_at_hand(self.curator.exhibition)
        return kept

    def _hang(self, fanzine: str, room: str, position: int) -> None:
        """Hang it there, the last one at -1; what was not looked at twice is looked at first."""
        self._aim = room, position
        if not self.curator.is_looked_at(fanzine):
            self.app.places.get_screen("look").look_at(fanzine, "hang", self.name)
            return
        at = None if position < 0 else position
        self.attempt(lambda: self.curator.hang(fanzine, room, at))

    def _rooms(self, exhibition: Exhibition) -> tuple[str, ...]:
        """The rooms in the order of the table, "" for none where something hangs in none."""
        none = ("",) if exhibition.in_section("") or not exhibition.sections else ()
        return *none, *(section.id for section in exhibition.sections)

    def _lay_out(self) -> None:
        if self._curator is None:
            return
        exhibition = self.curator.exhibition
        hung = {entry.fanzine for entry in exhibition.entries}
        offered = [fanzine for fanzine in self._offered if fanzine not in hung]
        self.title, self.here = in_her_language(exhibition.title), self.curator.hangs_here
        self.empty = not (offered or exhibition.entries)
        bands = []
        if offered:
            head = BandHead(text=tongue.words("Offered, and not hung yet"), icon="hand-heart")
            bands.append(
                Band(OFFERED, head, [self._tile(one, "offered", at, 0) for at, one in enumerate(offered)])
            )
        count = 0
        unnamed = "" in self._rooms(exhibition)
        for number, room in enumerate(self._rooms(exhibition), 0 if unnamed else 1):
            laid = exhibition.in_section(room)
            tiles = [self._tile(one.fanzine, "hung", count + at, one.cover) for at, one in enumerate(laid)]
            bands.append(Band(room, self._head(exhibition, room, number), tiles))
            count += len(laid)
        self.ids.table.lay(bands)
        self._picture_soon()
        self._look_at_hand(exhibition)

    def _head(self, exhibition: Exhibition, room: str, number: int) -> BandHead:
        if not room:
            name = N_("Without a room") if exhibition.sections else N_("On the wall")
            return BandHead(text=tongue.words(name), icon="frame-corners")
        head = BandHead(
            text=in_her_language(exhibition.section(room).title), icon="door-open", is_room=True, room=room
        )
        head.touch_name, head.lit = f"room.{number}", self.chosen == room
        head.bind(on_release=self.touch)
        return head

    def _tile(self, fanzine: str, kind: str, at: int, page: int) -> LaidCover:
        tile = LaidCover(touch_name=f"{kind}.{at + 1}", fanzine=fanzine, page=page, seed=at + 5)
        tile.lit, tile.texture = fanzine == self.chosen, self._textures.get((fanzine, page))
        tile.bind(on_release=self.touch)
        return tile

    def _picture_next(self) -> None:
        """Picture one cover that is seen and not known yet; the next one in the next frame."""
        shelf, known = self.ids.shelf, self._textures
        for tile in self.ids.table.covers:
            key = tile.fanzine, int(tile.page)
            edges = (shelf.to_parent(tile.center_x, y) for y in (tile.top, tile.y))
            if key not in known and any(shelf.collide_point(*edge) for edge in edges):
                cover = self.curator.cover(*key)
                known[key] = texture_of(pictured(self.app.keeper, cover, _DPI)) if cover else None
                tile.texture = known[key]
                self._picture_soon()
                return

    def _look_at_hand(self, exhibition: Exhibition) -> None:
        """What can be done with what is in her hand."""
        rooms = self._rooms(exhibition)
        self.is_hung = any(entry.fanzine == self.chosen for entry in exhibition.entries)
        self.may_go_up = self.may_go_down = False
        self.themes = len(exhibition.entry(self.chosen).themes) if self.is_hung else 0
        if self.hand == "room":
            ids = [section.id for section in exhibition.sections]
            at, last = ids.index(self.chosen), len(ids) - 1
        elif self.is_hung:
            room = exhibition.entry(self.chosen).section
            at, last = self._position(room), len(exhibition.in_section(room)) - 1
            self.may_go_up, self.may_go_down = room != rooms[0], room != rooms[-1]
        else:
            at = last = 0
        self.may_go_earlier, self.may_go_later = at > 0, at < last

    def _position(self, room: str) -> int:
        return [entry.fanzine for entry in self.curator.exhibition.in_section(room)].index(self.chosen)
