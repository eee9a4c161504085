"""The lettering tool: words are typed where they will be printed, with the keyboard on the screen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Line

from fanzines.edits import AddItem, ChangeItem, RemoveItem
from fanzines.geometry import contains, local_box, moved, page_box, to_local, to_page, turned_about
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Align, Placement, Style, Words, new_id
from fanzines.plane import XY
from fanzines.typesetting import missing, set_words
from fanzines.typesetting.caret import caret, offset_at, previous_cluster
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.panels.lettered import letters_on
from kiosk.studio.tools.choosing import Choosing

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_MARGIN: Final = 8.0
_NARROWEST: Final = 50.0
_BELOW: Final = 4.0
"""Millimetres that stay in sight below the words."""


class Lettering:
    """Edits one box of words at a time. The box exists on the page from its first letter on."""

    def __init__(self, studio: "StudioPlace") -> None:
        self.studio = studio
        self.words: Words | None = None
        self.offset = 0
        self._typed = False
        self._told: frozenset[str] = frozenset()
        self.choosing = Choosing(self)
        self._open_soon = Clock.create_trigger(lambda _dt: self._open(), theme.DOUBLE_TOUCH)
        self._caret = InstructionGroup()
        studio.table.over.add(self._caret)
        self._blink = Clock.schedule_interval(lambda _dt: self._draw_caret(toggle=True), theme.CARET)
        self._blink.cancel()
        self._visible = True

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """Touching words puts the caret there, touching twice chooses a word; elsewhere new ones begin."""
        if contact or self.choosing.takes_hold(x, y):
            return
        words = next((i for i in reversed(self.studio.page.items) if _is_words_at(i, x, y)), None)
        if not isinstance(words, Words):
            self.finish()
            self._begin(x, y)
            self._open()
            return
        if self.words is None or self.words.id != words.id:
            self.finish()
            self._take_up(words)
        if not self.choosing.lands(words, x, y):
            left, top = to_local(words.placement, x, y)
            self.offset, self._typed = offset_at(set_words(words), left + words.width / 2, top), False
        if self.studio.typing or self.choosing.chosen or not self._would_rise(words):
            self._open()
        else:
            self._open_soon()

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """Dragging a pin moves that end of what is chosen."""
        if not contact and self.choosing.holds:
            self.choosing.pull(x, y)
            self._draw_caret()

    def up(self, contact: int, x: float, y: float) -> None:
        """A pin is let go."""
        if not contact and self.choosing.holds:
            self.choosing.let_go()
            self.show()

    def put_away(self) -> None:
        """Typing is over."""
        self.finish()

    def type(self, text: str) -> None:
        """Insert text at the caret, or in the place of what is chosen: that is an act of its own."""
        if self.choosing.chosen:
            self.put(text)
        elif self.words is not None:
            self._retype(*self._with(text))

    def put(self, text: str) -> None:
        """Put text in the place of what is chosen, or in at the caret, as one act."""
        if self.words is not None:
            self._retype(*(self.choosing.replace(text) or self._with(text)), at_one_go=True)

    def delete(self) -> None:
        """Take what is chosen away, or else the cluster before the caret."""
        if self.choosing.chosen:
            self.put("")
            return
        if self.words is None or self.offset == 0:
            return
        start = previous_cluster(self.words.text, self.offset)
        self._retype(self.words.text[:start] + self.words.text[self.offset :], start)

    def restyle(self, words: Words) -> None:
        """Give the words another size, colour, face or place of their lines."""
        before, self.words = self.words, kept_on_page(self.words, words)
        if before and self._is_laid(before.id):
            self.studio.do(ChangeItem(self.studio.page.id, before, self.words))
        self.show()

    def turn(self, degrees: float) -> None:
        """Turn the words clockwise about their middle."""
        if self.words is not None:
            self.restyle(turned(self.words, degrees))

    def finish(self) -> None:
        """Close the keyboard; a box with nothing in it goes."""
        words, self.words = self.words, None
        self.choosing.drop()
        self.choosing.forget_touch()
        self._open_soon.cancel()
        self._light_bar()
        self._told = frozenset()
        self._blink.cancel()
        self._caret.clear()
        self.studio.close_keyboard()
        if words and self._is_laid(words.id) and not words.text.strip():
            index = self.studio.page.index(words.id)
            self.studio.do(RemoveItem(self.studio.page.id, index, words))
        self.studio.panels["words"].show_sample()

    def follow(self) -> None:
        """The page was changed from outside (undo, redo): take up what the words are now, or let go."""
        if self.words is None:
            return
        if not self._is_laid(self.words.id):
            self.finish()
            return
        words = self.studio.page.item(self.words.id)
        assert isinstance(words, Words)
        self.choosing.forget_touch()
        if words.text != self.words.text:
            self.choosing.drop()
        self.words, self.offset = words, min(self.offset, len(words.text))
        self._follow_style(words)
        self.show()

    def cancel(self) -> None:
        """Not words were meant, but the page: two fingers have hold of it. What is chosen stays so."""
        if self.choosing.holds:
            self.choosing.let_go()
        else:
            self.finish()

    def lie_anew(self) -> None:
        """The page lies elsewhere on the screen: so does the caret."""
        self._draw_caret()

    def show(self) -> None:
        """Bring what is written, or chosen of it, above the keyboard, and draw where typing goes."""
        if self.words is None:
            return
        self._light_bar()
        if self.choosing.chosen:
            self.studio.table.lift(self.choosing.lowest(), self.free_from + theme.mm(theme.TARGET))
        else:
            bottom = page_box(self.words).bottom
            self.studio.table.lift(min(bottom + _BELOW, PAGE_HEIGHT), self.free_from)
        self.studio.panels["words"].show_sample()
        self._draw_caret()

    @property
    def free_from(self) -> float:
        """The window's lowest px that keyboard and bar leave free."""
        bar = self.studio.ids.chosen
        return self.studio.keyboard_top + (bar.height + theme.mm(theme.GAP) if bar.ways else 0.0)

    def _would_rise(self, words: Words) -> bool:
        """Whether the page goes up for the keyboard: a second touch would land on something else."""
        bottom = self.studio.table.ground.to_px(0.0, page_box(words).bottom + _BELOW)[1]
        return bottom < self.studio.keyboard_top

    def _take_up(self, words: Words) -> None:
        """Go on with words that are there, in their own style."""
        self.words = words
        self._told = frozenset(missing(words))
        self._follow_style(words)

    def _follow_style(self, words: Words) -> None:
        studio = self.studio
        studio.type_size, studio.face, studio.align = words.size, words.face, words.align.value
        studio.style, studio.ground = words.style.value, words.ground
        embossed = words.colour == letters_on(words.style, words.ground, theme.INK)
        studio.colour = theme.INK if embossed else words.colour

    def _begin(self, x: float, y: float) -> None:
        rtl = self.studio.keyboard_is_rtl
        space = x - _MARGIN if rtl else PAGE_WIDTH - _MARGIN - x
        width = min(max(space, _NARROWEST), PAGE_WIDTH - 2 * _MARGIN)
        centre = x - width / 2 if rtl else x + width / 2
        centre = min(max(centre, _MARGIN + width / 2), PAGE_WIDTH - _MARGIN - width / 2)
        style = self.studio
        self.words = Words(
            new_id(),
            Placement(centre, max(_MARGIN, y - style.type_size * 0.25)),
            "",
            width,
            style.type_size,
            letters_on(Style(style.style), style.ground, style.colour),
            style.face,
            Align(style.align),
            style=Style(style.style),
            ground=style.ground,
        )
        self.offset = 0

    def _with(self, text: str) -> tuple[str, int]:
        """What is written with more at the caret, and the caret behind that."""
        assert self.words is not None
        before, after = self.words.text[: self.offset], self.words.text[self.offset :]
        return before + text + after, self.offset + len(text)

    def _retype(self, text: str, offset: int, *, at_one_go: bool = False) -> None:
        """Change the text: as a part of running typing, or as an act that is taken back by itself."""
        assert self.words is not None
        self.choosing.forget_touch()
        before, self.words = self.words, kept_on_page(self.words, replace(self.words, text=text))
        self.offset, self._typed = offset, True
        page, words = self.studio.page, self.words
        is_laid = self._is_laid(before.id)
        edit = ChangeItem(page.id, before, words) if is_laid else AddItem(page.id, len(page.items), words)
        if at_one_go:
            self.studio.do(edit, at_once=words.id)
        else:
            self.studio.type(edit)
        self._tell_missing(words)
        self.show()

    def _tell_missing(self, words: Words) -> None:
        """Say once what no letters here can show; it is kept all the same."""
        lacking = frozenset(missing(words))
        if lacking - self._told:
            self.studio.tell(
                tongue.words("No letters here can show this sign. It is kept, and another stands for it.")
            )
        self._told = lacking

    def _is_laid(self, item_id: str) -> bool:
        return any(item.id == item_id for item in self.studio.page.items)

    def _open(self) -> None:
        self.studio.open_keyboard()
        self._blink.cancel()
        self._blink()
        self.show()

    def _light_bar(self) -> None:
        self.studio.ids.chosen.ways = self.choosing.ways()

    def _draw_caret(self, *, toggle: bool = False) -> None:
        if toggle and self.choosing.chosen:
            return
        self._visible = not self._visible if toggle else True
        self._caret.clear()
        if self.words is None:
            return
        words = self.words
        self._caret.add(Color(*theme.rgba(theme.BLUE, 0.35)))
        frame = self._on_screen(words, local_box(words).corners)
        self._caret.add(Line(points=frame, close=True, dash_length=4, dash_offset=4))
        if self.choosing.chosen:
            self.choosing.draw(self._caret)
        elif self._visible:
            at = caret(set_words(self._facing(words)), self.offset, typed=self._typed)
            x = at.x - words.width / 2
            self._caret.add(Color(*theme.rgba(theme.CORAL)))
            ends = self._on_screen(words, ((x, at.top), (x, at.bottom)))
            self._caret.add(Line(points=ends, width=theme.mm(0.35)))

    def _facing(self, words: Words) -> Words:
        """Words without a letter run as the keyboard does, until they have one."""
        return words if words.text else replace(words, language="ar" if self.studio.keyboard_is_rtl else "")

    def _on_screen(self, words: Words, points: Iterable[XY]) -> list[float]:
        to_px = self.studio.table.ground.to_px
        return [value for x, y in points for value in to_px(*to_page(words.placement, x, y))]


def turned(words: Words, degrees: float) -> Words:
    """The words turned clockwise about the middle of what they lie on."""
    x, y = to_page(words.placement, *local_box(words).centre)
    return replace(words, placement=turned_about(words, x, y, degrees).placement)


def kept_on_page(before: Words | None, words: Words) -> Words:
    """The words carried back onto the page where they have grown over its edge; theirs alone is growing.

    Words that lay over an edge before were laid there, and stay.
    """
    old, new = page_box(before or words), page_box(words)
    dx = _back(old.left, old.right, new.left, new.right, PAGE_WIDTH)
    dy = _back(old.top, old.bottom, new.top, new.bottom, PAGE_HEIGHT)
    return replace(words, placement=moved(words, dx, dy).placement) if dx or dy else words


def _back(old_start: float, old_end: float, start: float, end: float, limit: float) -> float:
    """How far to go back so that what reached over neither edge does so still; the start comes first."""
    by = limit - end if end > limit >= old_end else 0.0
    return -start if start + by < 0 <= old_start else by


def _is_words_at(item: object, x: float, y: float) -> bool:
    return isinstance(item, Words) and contains(item, x, y, reach=1.0)
