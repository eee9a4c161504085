"""Colours as paint: what two of them give when they are stirred together.

Worked out in reflectance (linear light), channel by channel, as layers of ink are: their densities are
averaged, so their reflectances take the geometric mean (Bouguer and Lambert's law). Part of the light comes
back from the surface unchanged, so that no ink swallows a channel whole. Half of each ink would look duller
than stirred paint does: the more the two differ, the more of the mixture's own colour is given back.
"""

from collections.abc import Iterable
from math import sqrt
from typing import Final

Light = tuple[float, float, float]

_SURFACE: Final = 0.05
_GIVEN_BACK: Final = 0.6
_BRIGHTNESS: Final = (0.2126, 0.7152, 0.0722)
"""How bright the red, green and blue of sRGB are (ITU-R BT.709)."""


def mix(a: str, b: str) -> str:
    """Equal parts of two `#RRGGBB` colours, stirred: yellow and blue give green, in either order."""
    first, second = light_of(a), light_of(b)
    stirred = _light(
        sqrt((x + _SURFACE) * (y + _SURFACE)) - _SURFACE for x, y in zip(first, second, strict=True)
    )
    apart = max(abs(sqrt(x) - sqrt(y)) for x, y in zip(first, second, strict=True))
    return colour_of(_deepened(stirred, 1 + _GIVEN_BACK * min(1.0, 1.5 * apart)))


def brightness(colour: str) -> float:
    """How much of the light a `#RRGGBB` colour gives back to the eye, 0 to 1 (the Y of CIE 1931)."""
    return _brightness(light_of(colour))


def light_of(colour: str) -> Light:
    """Red, green and blue of a `#RRGGBB` colour in linear light, 0 to 1 (IEC 61966-2-1)."""
    return _light(_to_light(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))


def colour_of(light: Light) -> str:
    """Linear light as a `#RRGGBB` colour."""
    return "#" + "".join(f"{round(255 * _to_signal(min(max(part, 0.0), 1.0))):02X}" for part in light)


def _deepened(light: Light, times: float) -> Light:
    """The light as bright as before, its colour made that much stronger as far as it can be shown."""
    grey = _brightness(light)
    for part in light:
        if abs(part - grey) > 1e-9:
            room = (1 - grey if part > grey else grey) / abs(part - grey)
            times = max(1.0, min(times, room))
    return _light(grey + times * (part - grey) for part in light)


def _brightness(light: Light) -> float:
    return sum(part * share for part, share in zip(light, _BRIGHTNESS, strict=True))


def _to_light(signal: float) -> float:
    return signal / 12.92 if signal <= 0.04045 else ((signal + 0.055) / 1.055) ** 2.4


def _to_signal(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _light(parts: Iterable[float]) -> Light:
    red, green, blue = parts
    return red, green, blue
