"""Words that do not fit or that their font has not, and controls that overlap, in what a window shows now."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont
from PIL import Image

SIZE = (1280, 800)
Stop = str | Callable[[], bool]
"""A screen that is looked at, by its name, or what is waited for before the next one."""
SLACK = 1.5
"""Pixels that a letter may hang out, for rounding."""
_UNSAID = ("sign.", "pin.")
_INKS: dict[tuple[Any, ...], tuple[int, int, int, int]] = {}


class Box(NamedTuple):
    """A rectangle of the window in pixels, y up."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box") -> bool:
        return (
            other.left >= self.left - SLACK
            and other.bottom >= self.bottom - SLACK
            and other.right <= self.right + SLACK
            and other.top <= self.top + SLACK
        )

    def meets(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > SLACK and along > SLACK


def look(root: Any) -> Iterator[str]:
    """What is wrong with what is drawn now."""
    drawn = list(_drawn(root, ()))
    for name in _without_room(root):
        yield f"{name} is drawn without room for it"
    written = [(widget, _layer(above), _ink(widget)) for widget, above in drawn if _is_written(widget)]
    named = [
        (widget, above, _layer(above), _shown(widget, above)) for widget, above in drawn if _name(widget)
    ]
    room = {id(widget): _room(widget, above) for widget, above in drawn}
    for widget, _, ink in written:
        if not room[id(widget)].holds(ink):
            yield f"{widget.text!r} does not fit its place"
        if (word := _broken(widget)) is not None:
            yield f"{word!r} is broken"
        if lacking := _lacking(widget):
            yield f"{widget.text!r} shows boxes for {lacking!r}"
    for widget, _ in drawn:
        if _is_set_on_a_control(widget) and not _box(widget.parent).holds(_box(widget)):
            yield f"{widget.text!r} does not fit its place"
    for (one, layer, ink), (other, layer_of_other, ink_of_other) in combinations(written, 2):
        if layer is layer_of_other and ink.meets(ink_of_other):
            yield f"{one.text!r} and {other.text!r} overlap"
    for (one, above, layer, shown), (other, above_other, layer_of_other, other_shown) in combinations(
        named, 2
    ):
        nested = one in above_other or other in above
        if layer is layer_of_other and shown.meets(other_shown) and not nested:
            yield f"{one.touch_name} and {other.touch_name} overlap"


def speechless(root: Any) -> Iterator[str]:
    """What can be touched, is drawn now, and says nothing when it is held."""
    from kiosk.widgets.touch import Touchable

    for widget, _ in _drawn(root, ()):
        if isinstance(widget, Touchable) and _name(widget) and not _is_silent(widget) and not widget.spoken():
            yield widget.touch_name


def _is_silent(widget: Any) -> bool:
    """Keys speak their letter by themselves. What stands for a sign or a PIN is said to nobody."""
    from kiosk.widgets.key import Key

    return isinstance(widget, Key) or widget.touch_name.startswith(_UNSAID)


def _is_written(widget: Any) -> bool:
    from kivy.uix.label import Label

    from kiosk.widgets.touch import Icon

    return isinstance(widget, Label) and not isinstance(widget, Icon) and bool(widget.text.strip())


def _is_set_on_a_control(widget: Any) -> bool:
    from kiosk.widgets.setting import Setting

    return isinstance(widget, Setting) and bool(_name(widget.parent))


def _name(widget: Any) -> str:
    return getattr(widget, "touch_name", "")


def _drawn(widget: Any, above: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Widgets that are at least partly in the window, with those they are in."""
    if widget.opacity <= 0:
        return
    if widget.width > 1 and widget.height > 1 and _box(widget).meets(Box(0, 0, *SIZE)):
        yield widget, above
    for child in widget.children:
        yield from _drawn(child, (*above, widget))


def _without_room(widget: Any) -> Iterator[str]:
    """Controls that were folded away and are still drawn: what lies on them hangs out."""
    if widget.opacity <= 0:
        return
    folded = any(hint is None and side <= 1 for hint, side in zip(widget.size_hint, widget.size, strict=True))
    if _name(widget) and folded:
        yield _name(widget)
    for child in widget.children:
        yield from _without_room(child)


def _layer(above: tuple[Any, ...]) -> Any:
    """What lies over the screens on purpose: a notice, the keyboard, or a sheet."""
    from kiosk.widgets.keyboard import Keyboard
    from kiosk.widgets.notice import Notice
    from kiosk.widgets.sheet import Sheet

    return next((widget for widget in above if isinstance(widget, Keyboard | Notice | Sheet)), None)


def _box(widget: Any) -> Box:
    left, bottom = widget.to_window(*widget.pos)
    return Box(left, bottom, left + widget.width, bottom + widget.height)


def _shown(widget: Any, above: tuple[Any, ...]) -> Box:
    """The part of it that the scrolled piece around it lets be seen."""
    from kivy.uix.scrollview import ScrollView

    box = _box(widget)
    for one in above:
        box = _within(box, _box(one)) if isinstance(one, ScrollView) else box
    return box


def _room(widget: Any, above: tuple[Any, ...]) -> Box:
    """Where its words may be: in the window, or further on in a piece that scrolls."""
    from kivy.uix.scrollview import ScrollView

    scrolls = any(isinstance(one, ScrollView) for one in above)
    return _box(widget) if scrolls else _within(_box(widget), Box(0, 0, *SIZE))


def _within(box: Box, clip: Box) -> Box:
    return Box(
        max(box.left, clip.left),
        max(box.bottom, clip.bottom),
        min(box.right, clip.right),
        min(box.top, clip.top),
    )


def _ink(label: Any) -> Box:
    """Where letters are drawn; the texture lies in the middle of its label."""
    width, height = label.texture.size
    x, y = label.to_window(label.center_x - width / 2, label.center_y - height / 2)
    look = (label.text, label.font_name, label.font_size, label.line_height, width, height)
    if look not in _INKS:
        picture = Image.frombytes("RGBA", (width, height), label.texture.pixels).getchannel("A")
        _INKS[look] = picture.getbbox() or (0, 0, 0, 0)
    left, top, right, bottom = _INKS[look]
    return Box(x + left, y + height - bottom, x + right, y + height - top)


def _lacking(label: Any) -> str:
    """The letters its font has not."""
    there = _letters(label._label.options["font_name_r"])
    return "".join(
        one for one in label.text if ord(one) not in there and unicodedata.category(one)[0] not in "CZ"
    )


@cache
def _letters(font: str) -> frozenset[int]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def _broken(label: Any) -> str | None:
    """A word too long for a line, which is broken anywhere."""
    room = label.text_size[0]
    if room is None:
        return None
    extents = label._label.get_extents
    return next((word for word in label.text.split() if extents(word)[0] > room), None)
