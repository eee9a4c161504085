"""The lettering tool: words are typed where they will be printed, with the keyboard on the screen."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Line

from fanzines.edits import AddItem, ChangeItem, RemoveItem
from fanzines.geometry import contains, page_box, to_local, to_page
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Align, Placement, Words, new_id
from fanzines.typesetting import set_words
from fanzines.typesetting.caret import caret, next_cluster, offset_at, previous_cluster
from kiosk import theme

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_MARGIN: Final = 8.0
_NARROWEST: Final = 50.0


class Lettering:
    """Edits one box of words at a time. The box exists on the page from its first letter on."""

    def __init__(self, studio: "StudioPlace") -> None:
        self.studio = studio
        self.words: Words | None = None
        self.offset = 0
        self._caret = InstructionGroup()
        studio.table.over.add(self._caret)
        self._blink = Clock.schedule_interval(lambda _dt: self._draw_caret(toggle=True), theme.CARET)
        self._blink.cancel()
        self._visible = True

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """Touching words puts the caret there; touching elsewhere begins new ones."""
        if contact:
            return
        words = next((i for i in reversed(self.studio.page.items) if _is_words_at(i, x, y)), None)
        if not isinstance(words, Words):
            self.finish()
            self._begin(x, y)
        else:
            if self.words is None or self.words.id != words.id:
                self.finish()
                self._take_up(words)
            left, top = to_local(words.placement, x, y)
            self.offset = offset_at(set_words(words), left + words.width / 2, top)
        self._open()

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """Dragging does nothing here."""

    def up(self, contact: int, x: float, y: float) -> None:
        """Lifting does nothing here."""

    def put_away(self) -> None:
        """Typing is over."""
        self.finish()

    def type(self, text: str) -> None:
        """Insert text at the caret."""
        if self.words is not None:
            typed = self.words.text[: self.offset] + text + self.words.text[self.offset :]
            self._retype(typed, self.offset + len(text))

    def delete(self) -> None:
        """Take the cluster before the caret away."""
        if self.words is None or self.offset == 0:
            return
        start = previous_cluster(self.words.text, self.offset)
        self._retype(self.words.text[:start] + self.words.text[self.offset :], start)

    def step(self, forward: bool) -> None:
        """Move the caret by one cluster."""
        if self.words is not None:
            following = next_cluster if forward else previous_cluster
            self.offset = following(self.words.text, self.offset)
            self._draw_caret()

    def restyle(self, words: Words) -> None:
        """Give the words another size, colour, face or place of their lines."""
        before, self.words = self.words, words
        if before and self._is_laid(before.id):
            self.studio.do(ChangeItem(self.studio.page.id, before, words))
        self._show()

    def finish(self) -> None:
        """Close the keyboard; a box with nothing in it goes."""
        words, self.words = self.words, None
        self._blink.cancel()
        self._caret.clear()
        self.studio.close_keyboard()
        if words and self._is_laid(words.id) and not words.text.strip():
            index = self.studio.page.index(words.id)
            self.studio.do(RemoveItem(self.studio.page.id, index, words))

    def follow(self) -> None:
        """The page was changed from outside (undo, redo): take up what the words are now, or let go."""
        if self.words is None:
            return
        if not self._is_laid(self.words.id):
            self.finish()
            return
        words = self.studio.page.item(self.words.id)
        assert isinstance(words, Words)
        self.words, self.offset = words, min(self.offset, len(words.text))
        self._show()

    def cancel(self) -> None:
        """Not words were meant, but the page: two fingers have hold of it."""
        self.finish()

    def lie_anew(self) -> None:
        """The page lies elsewhere on the screen: so does the caret."""
        self._draw_caret()

    def _take_up(self, words: Words) -> None:
        """Go on with words that are there, in their own style."""
        self.words = words
        studio = self.studio
        studio.type_size, studio.face = words.size, words.face
        studio.align, studio.colour = words.align.value, words.colour
        studio.panels["words"].light()

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
            style.colour,
            style.face,
            Align(style.align),
        )
        self.offset = 0

    def _retype(self, text: str, offset: int) -> None:
        assert self.words is not None
        before, self.words = self.words, replace(self.words, text=text)
        self.offset = offset
        page = self.studio.page
        if self._is_laid(before.id):
            self.studio.type(ChangeItem(page.id, before, self.words))
        else:
            self.studio.type(AddItem(page.id, len(page.items), self.words))
        self._show()

    def _is_laid(self, item_id: str) -> bool:
        return any(item.id == item_id for item in self.studio.page.items)

    def _open(self) -> None:
        self.studio.open_keyboard()
        self._blink.cancel()
        self._blink()
        self._show()

    def _show(self) -> None:
        if self.words is None:
            return
        bottom = page_box(self.words).bottom
        self.studio.table.lift(min(bottom + 4.0, PAGE_HEIGHT), self.studio.keyboard_top)
        self._draw_caret()

    def _draw_caret(self, *, toggle: bool = False) -> None:
        self._visible = not self._visible if toggle else True
        self._caret.clear()
        if self.words is None:
            return
        ground, words = self.studio.table.ground, self.words
        box = page_box(words)
        corners = ground.to_px(box.left, box.top), ground.to_px(box.right, box.bottom)
        (left, top), (right, bottom) = corners
        self._caret.add(Color(*theme.rgba(theme.BLUE, 0.35)))
        self._caret.add(
            Line(rectangle=(left, bottom, right - left, top - bottom), dash_length=4, dash_offset=4)
        )
        if self._visible:
            at = caret(set_words(words), self.offset)
            x = at.x - words.width / 2
            ends = [ground.to_px(*to_page(words.placement, x, y)) for y in (at.top, at.bottom)]
            self._caret.add(Color(*theme.rgba(theme.CORAL)))
            self._caret.add(Line(points=[v for end in ends for v in end], width=theme.mm(0.35)))


def _is_words_at(item: object, x: float, y: float) -> bool:
    return isinstance(item, Words) and contains(item, x, y, reach=1.0)
