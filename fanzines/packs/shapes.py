"""From a plain SVG to the house's own vector art: filled paths, lines turned into their outlines."""

import io
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import pyclipper
import svgelements

from fanzines.art import Art, Segment, Shape
from fanzines.packs import refusals
from fanzines.packs.gate import plain_svg
from fanzines.packs.refusals import DrawingRefused

svg: Any = svgelements  # it carries no types
clipper: Any = pyclipper  # it carries no types

MOST_SEGMENTS: Final = 30_000
_UNITS: Final = 1000.0
"""How long a drawing's longer side is made, so that tolerances mean the same for every drawing."""
_FINENESS: Final = 200.0
"""Steps to the unit when outlines are computed in whole numbers."""
_STEPS: Final = 12
_THINNEST: Final = 0.02
_LONGEST_TO_SHORTEST: Final = 20
_JOINS: Final = {"round": clipper.JT_ROUND, "bevel": clipper.JT_SQUARE}
_ENDS: Final = {"round": clipper.ET_OPENROUND, "square": clipper.ET_OPENSQUARE}

_Ring = list[tuple[float, float]]


def drawing(data: bytes) -> Art:
    """The SVG as art about 1000 units long, in its own colours. Raises DrawingRefused."""
    plain = plain_svg(data)
    try:
        parsed = svg.SVG.parse(io.StringIO(plain.decode()), reify=True)
        width, height = _size(parsed)
        scale = _UNITS / max(width, height)
        shapes = tuple(_shapes(parsed, scale))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError) as error:
        raise DrawingRefused(refusals.NOT_A_DRAWING) from error
    except RecursionError as error:
        raise DrawingRefused(refusals.TOO_COMPLEX) from error
    if not shapes:
        raise DrawingRefused(refusals.IS_EMPTY)
    return Art(width * scale, height * scale, shapes)


def _size(parsed: Any) -> tuple[float, float]:
    width, height = float(parsed.width), float(parsed.height)
    sound = math.isfinite(width) and math.isfinite(height) and min(width, height) > 0
    if not sound or max(width, height) > _LONGEST_TO_SHORTEST * min(width, height):
        raise DrawingRefused(refusals.NOT_A_DRAWING)
    return width, height


def _shapes(parsed: Any, scale: float) -> Iterator[Shape]:
    left = MOST_SEGMENTS
    for element in parsed.elements():
        if isinstance(element, svg.Shape) and element.values.get("visibility") != "hidden":
            for shape in _painted(element, scale):
                left -= len(shape.segments)
                if left < 0:
                    raise DrawingRefused(refusals.TOO_COMPLEX)
                yield shape


def _painted(element: Any, scale: float) -> Iterator[Shape]:
    """The element's fill and then its line, where it has them."""
    path = svg.Path(element) * svg.Matrix.scale(scale)
    if len(path) > MOST_SEGMENTS:
        raise DrawingRefused(refusals.TOO_COMPLEX)
    path.reify()
    segments = tuple(_segments(path))
    opacity = min(max(float(element.values.get("opacity", 1)), 0.0), 1.0)
    if (colour := _colour(element.fill)) and segments:
        even_odd = element.values.get("fill-rule") == "evenodd"
        seen = opacity * float(element.fill.opacity)
        yield from _shape(colour, _without_overlaps(segments) if even_odd else segments, seen)
    width = float(element.implicit_stroke_width or 0) * scale
    if (colour := _colour(element.stroke)) and segments and width > _THINNEST:
        seen = opacity * float(element.stroke.opacity)
        yield from _shape(colour, _outlined(segments, width, element.values), seen)


def _shape(colour: str, segments: tuple[Segment, ...], opacity: float) -> Iterator[Shape]:
    if opacity > 0 and any(segment[0] in "LC" for segment in segments):
        yield Shape(colour, segments, opacity)


def _colour(paint: Any) -> str:
    """#RRGGBB, or nothing for a paint that is none."""
    if paint is None or paint.value is None:
        return ""
    return f"#{paint.red:02X}{paint.green:02X}{paint.blue:02X}"


def _segments(path: Any) -> Iterator[Segment]:
    """Absolute moves, lines, cubics and closings; what is not a number is refused."""
    opened = False
    for part in path:
        match part:
            case svg.Move():
                opened = True
                yield ("M", *_point(part.end))
            case svg.Close():
                yield ("Z",)
            case svg.CubicBezier():
                yield ("C", *_point(part.control1), *_point(part.control2), *_point(part.end))
            case svg.QuadraticBezier():
                yield (
                    "C",
                    *_raised(part.start, part.control),
                    *_raised(part.end, part.control),
                    *_point(part.end),
                )
            case svg.Arc():
                for curve in part.as_cubic_curves():
                    yield ("C", *_point(curve.control1), *_point(curve.control2), *_point(curve.end))
            case svg.Line():
                yield ("L", *_point(part.end))
            case _:
                raise DrawingRefused(refusals.NOT_A_DRAWING)
        if not opened:
            raise DrawingRefused(refusals.NOT_A_DRAWING)


def _point(point: Any) -> tuple[float, float]:
    x, y = float(point.x), float(point.y)
    if not (abs(x) < 100 * _UNITS and abs(y) < 100 * _UNITS):
        raise DrawingRefused(refusals.NOT_A_DRAWING)
    return x, y


def _raised(end: Any, control: Any) -> tuple[float, float]:
    """A quadratic's control point as that of a cubic, two thirds of the way from its end."""
    (x0, y0), (x1, y1) = _point(end), _point(control)
    return x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3


def _without_overlaps(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The even-odd filled path as rings that fill the same by the non-zero rule."""
    rings = [_whole(ring) for ring, _ in _rings(segments) if len(ring) > 2]
    return _closed(clipper.SimplifyPolygons(rings, clipper.PFT_EVENODD) if rings else [])


def _outlined(segments: Sequence[Segment], width: float, values: dict[str, str]) -> tuple[Segment, ...]:
    offset = clipper.PyclipperOffset(4.0, 0.1 * _FINENESS)
    join = _JOINS.get(values.get("stroke-linejoin", ""), clipper.JT_MITER)
    end = _ENDS.get(values.get("stroke-linecap", ""), clipper.ET_OPENBUTT)
    for ring, closed in _rings(segments):
        if len(ring) > 1:
            offset.AddPath(_whole(ring), join, clipper.ET_CLOSEDLINE if closed else end)
    return _closed(offset.Execute(width / 2 * _FINENESS))


def _rings(segments: Sequence[Segment]) -> Iterator[tuple[_Ring, bool]]:
    """Each part of the path as points, and whether it was closed."""
    ring: _Ring = []
    for segment in segments:
        match segment:
            case ("M", x, y):
                if ring:
                    yield ring, False
                ring = [(x, y)]
            case ("L", x, y):
                ring.append((x, y))
            case ("C", x1, y1, x2, y2, x, y):
                ring.extend(_flat(ring[-1], (x1, y1), (x2, y2), (x, y)))
            case _:
                yield ring, True
                ring = ring[:1]
    if len(ring) > 1:
        yield ring, False


def _flat(*controls: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Points along a cubic after its first, closer together the longer it is."""
    length = sum(math.dist(one, two) for one, two in pairwise(controls))
    count = max(3, min(96, round(_STEPS * math.sqrt(length / 40))))
    for step in range(1, count + 1):
        t = step / count
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(w * c[axis] for w, c in zip(weights, controls, strict=True)) for axis in (0, 1))
        yield x, y


def _whole(ring: _Ring) -> list[tuple[int, int]]:
    return [(round(x * _FINENESS), round(y * _FINENESS)) for x, y in ring]


def _closed(rings: list[list[list[int]]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for first, *rest in rings:
        segments.append(("M", first[0] / _FINENESS, first[1] / _FINENESS))
        segments.extend(("L", x / _FINENESS, y / _FINENESS) for x, y in rest)
        segments.append(("Z",))
    return tuple(segments)
