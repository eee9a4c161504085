"""The gate before a strange SVG: what comes through is small, plain shapes and nothing else.

The file is read without entities or anything from outside, and written anew from an allow-list of elements:
the library that understands shapes never sees the original.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from fanzines.packs import refusals
from fanzines.packs.refusals import DrawingRefused

LARGEST: Final = 1_000_000
MOST_PARTS: Final = 3_000
DEEPEST: Final = 40

_SVG: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_KEPT: Final = _SHAPES | {"svg", "g", "defs", "symbol", "use", "style"}
_LEFT_OUT: Final = frozenset(
    {
        *("title", "desc", "metadata", "view", "marker"),
        *("linearGradient", "radialGradient", "pattern", "filter", "mask", "clipPath"),
    }
)
_REFUSED: Final = {
    **dict.fromkeys(("text", "tspan", "textPath", "font"), refusals.HAS_LETTERS),
    **dict.fromkeys(("image", "foreignObject"), refusals.HAS_PHOTOGRAPH),
    **dict.fromkeys(("script", "animate", "animateTransform", "animateMotion", "set"), refusals.HAS_SCRIPT),
    "a": refusals.HAS_LINKS,
}
_ATTRIBUTES: Final = frozenset(
    {
        *(
            "id",
            "class",
            "style",
            "transform",
            "viewBox",
            "preserveAspectRatio",
            "d",
            "points",
            "href",
            _LINK,
        ),
        *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"),
        *("fill", "fill-rule", "fill-opacity", "opacity", "color", "display", "visibility"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-opacity"),
    }
)
_EFFECTS: Final = frozenset({"filter", "mask", "clip-path"})
_REFERENCE: Final = re.compile(r"url\s*\(|@import|expression\s*\(", re.IGNORECASE)


def plain_svg(data: bytes) -> bytes:
    """The same drawing with nothing in it but shapes. Raises DrawingRefused."""
    if len(data) > LARGEST:
        raise DrawingRefused(refusals.TOO_LARGE)
    root = _parsed(data)
    if _name(root) != "svg":
        raise DrawingRefused(refusals.NOT_A_DRAWING)
    clean = _cleaned(root, 0)
    if _parts(clean, _by_id(clean), ()) > MOST_PARTS:
        raise DrawingRefused(refusals.TOO_COMPLEX)
    return tostring(clean)


def _parsed(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise DrawingRefused(refusals.HAS_ENTITIES) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DrawingRefused(refusals.NOT_A_DRAWING) from error
    return root


def _cleaned(element: Element, depth: int) -> Element:
    if depth > DEEPEST:
        raise DrawingRefused(refusals.TOO_COMPLEX)
    kept = Element(element.tag, dict(_attributes(element)))
    if _name(element) == "style":
        kept.text = _checked(element.text or "")
    kept.extend([_cleaned(child, depth + 1) for child in element if _is_kept(child)])
    return kept


def _is_kept(element: Element) -> bool:
    """Whether the element is drawn; programs' own notes are left out. Raises DrawingRefused."""
    name = _name(element)
    if name in _REFUSED:
        raise DrawingRefused(_REFUSED[name])
    if name in _KEPT:
        return True
    if not name or name in _LEFT_OUT:
        return False
    raise DrawingRefused(refusals.HAS_EFFECTS)


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name in _EFFECTS and value != "none":
            raise DrawingRefused(refusals.HAS_EFFECTS)
        if name in _ATTRIBUTES:
            yield name, _link(value) if name in ("href", _LINK) else _checked(value)


def _link(value: str) -> str:
    if not value.startswith("#"):
        raise DrawingRefused(refusals.HAS_LINKS)
    return value


def _checked(value: str) -> str:
    if _REFERENCE.search(value):
        effect = re.search(r"url\s*\(\s*['\"]?#", value, re.IGNORECASE)
        raise DrawingRefused(refusals.HAS_EFFECTS if effect else refusals.HAS_LINKS)
    return value


def _parts(element: Element, by_id: dict[str, Element], within: tuple[Element, ...]) -> int:
    """How many shapes are drawn once every `use` is, counted no further than is needed to refuse."""
    if len(within) > DEEPEST or any(element is outer for outer in within):
        raise DrawingRefused(refusals.TOO_COMPLEX)
    count, inner = 1, (*within, element)
    target = by_id.get((element.get("href") or element.get(_LINK) or "")[1:])
    for child in (*element, *((target,) if target is not None and _name(element) == "use" else ())):
        count += _parts(child, by_id, inner)
        if count > MOST_PARTS:
            raise DrawingRefused(refusals.TOO_COMPLEX)
    return count


def _by_id(root: Element) -> dict[str, Element]:
    return {element.get("id", ""): element for element in root.iter()}


def _name(element: Element) -> str:
    """The name of an SVG element; empty for anything else."""
    tag = element.tag
    return tag.removeprefix(_SVG) if isinstance(tag, str) and tag.startswith(_SVG) else ""
