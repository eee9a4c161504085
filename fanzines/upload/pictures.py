"""The phone page's pictures: flat cut paper in ink, coral, blue and yellow, drawn as SVG inside the page."""

from typing import Final

_PHOTO: Final = (
    '<g transform="translate({x} {y}) scale({s})"><rect width="40" height="40" rx="2" fill="#FFFDF8" '
    'stroke="#1E1B18" stroke-width="2.5"/><circle cx="28" cy="12" r="5" fill="#FFD23F"/>'
    '<path d="M4 34 15 17l8 9 5-5 8 13z" fill="#FF5C4D"/></g>'
)


def _photo(x: float, y: float, scale: float = 1.0) -> str:
    return _PHOTO.format(x=x, y=y, s=scale)


_PHONE: Final = (
    '<rect x="{x}" y="6" width="66" height="116" rx="11" fill="#1E1B18"/>'
    '<rect x="{px}" y="15" width="54" height="90" rx="3" fill="#F6F1E7"/>'
    '<circle cx="{cx}" cy="113" r="3.5" fill="#F6F1E7"/>'
)


def _phone(x: float) -> str:
    return _PHONE.format(x=x, px=x + 6, cx=x + 33)


_SHEET: Final = (
    '<path d="M192 20l86-4 4 104-87 4z" fill="#0F6FB4"/>'
    '<path d="M187 14l88-2 3 104-88 3z" fill="#FFFDF8" stroke="#1E1B18" stroke-width="2.5"/>'
)
_ARROW: Final = (
    '<path d="M{x} 58h34v-14l26 22-26 22V74H{x}z" fill="#FFD23F" stroke="#1E1B18" stroke-width="2.5" '
    'stroke-linejoin="round"/>'
)
_CHECK: Final = (
    '<circle cx="{x}" cy="{y}" r="19" fill="#2E8B57"/><path d="M{a} {b}l7 8 13-16" fill="none" '
    'stroke="#FFFDF8" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>'
)


def _check(x: float, y: float) -> str:
    return _CHECK.format(x=x, y=y, a=x - 10, b=y)


def _scene(inside: str, width: int = 296) -> str:
    return f'<svg viewBox="0 0 {width} 128" aria-hidden="true">{inside}</svg>'


WAY: Final = _scene(_phone(14) + _photo(27, 38) + _ARROW.format(x=100) + _SHEET + _photo(203, 36, 1.5))
"""From the phone to the page."""
ARRIVED: Final = _scene(
    _phone(14) + _photo(27, 38) + _check(78, 106) + _ARROW.format(x=104) + _SHEET + _photo(203, 36, 1.5)
    + _check(272, 106)
)  # fmt: skip
"""It is there, and it is still here."""
TORN: Final = _scene(
    '<path d="M92 10h112l-3 50-22-9-20 12-22-14-20 13-22-8z" fill="#FFFDF8" stroke="#1E1B18" '
    'stroke-width="2.5" stroke-linejoin="round"/><circle cx="176" cy="28" r="9" fill="#FFD23F"/>'
    '<path d="M91 70l25 8 19-13 23 14 20-12 25 9-3 44H90z" fill="#E6DDCB" stroke="#1E1B18" '
    'stroke-width="2.5" stroke-linejoin="round"/><path d="M98 112l22-26 20 26z" fill="#FF5C4D"/>'
)
"""A picture that cannot be used."""
TWO_PHONES: Final = _scene(
    _phone(66) + _photo(79, 38) + '<g opacity=".4">' + _phone(164) + "</g>"
    '<path d="M177 46l40 40m0-40l-40 40" stroke="#FF5C4D" stroke-width="8" stroke-linecap="round"/>'
)
"""Another one is at it."""
RESTING: Final = _scene(
    _phone(115) + '<path d="M160 84a24 24 0 1 1-14-44 20 20 0 1 0 14 44z" fill="#0F6FB4" '
    'transform="translate(5 -2)"/>'
)
"""It is over."""
CHOOSE: Final = '<svg viewBox="0 0 62 56" aria-hidden="true">' + _photo(16, 2) + _photo(2, 12) + "</svg>"
TICK: Final = f'<svg class="tick" viewBox="0 0 40 40" aria-hidden="true">{_check(20, 20)}</svg>'
SEND: Final = (
    '<svg viewBox="0 0 48 48" aria-hidden="true"><path d="M4 24 44 6l-9 37-13-11z" fill="#FFFDF8" '
    'stroke="#1E1B18" stroke-width="3" stroke-linejoin="round"/><path d="M44 6 22 32v11l7-7" fill="none" '
    'stroke="#1E1B18" stroke-width="3" stroke-linejoin="round"/></svg>'
)
FILLED: Final = '<svg viewBox="-2 -2 44 44" aria-hidden="true">' + _photo(0, 0) + "</svg>"
OPEN: Final = (
    '<svg viewBox="-2 -2 44 44" aria-hidden="true"><rect width="40" height="40" rx="2" fill="none" '
    'stroke="#B9AE9A" stroke-width="2.5" stroke-dasharray="5 5"/></svg>'
)
