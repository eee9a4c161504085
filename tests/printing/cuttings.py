"""Photographs in every look, cut, edge and frame."""

from dataclasses import replace

from fanzines.model import Edge, Frame, Look, Photo, Placement
from fanzines.photos.shapes import SHAPES, crop, shaped
from tests.printing import works


def cuttings() -> dict[str, Photo]:
    """Each by what was done to it."""
    plain = works.photo(turn=7)
    turned = replace(plain, placement=Placement(70, 80, 0.8, -20))
    oval = crop(-25, -15, 20, 22, 9)
    return {
        **{look.value: replace(plain, look=look) for look in Look},
        **{f"{look.value} of what can be seen through": replace(works.fading(), look=look) for look in Look},
        **{f"cut into a {name}": shaped(turned, name) for name in SHAPES},
        "torn": replace(turned, edge=Edge.TORN),
        "torn halftone": replace(turned, edge=Edge.TORN, cut=oval, look=Look.HALFTONE),
        "polaroid of a cut duotone": replace(
            turned, frame=Frame.POLAROID, cut=oval, look=Look.DUOTONE, inks=("#1E1B18", "#FFD23F")
        ),
        "torn stamp": replace(turned, frame=Frame.STAMP, edge=Edge.TORN),
        "cut from what can be seen through": replace(works.fading(), cut=crop(-20, -5, 25, 5, 4)),
    }
