"""Which tool a finger on the photo has, by the bench's mode."""

from typing import TYPE_CHECKING

from kiosk.studio.bench.cropping import cropping_of
from kiosk.studio.bench.hands import CoverHand, CropHand, ScissorsHand
from kiosk.studio.bench.view import BenchHand

if TYPE_CHECKING:
    from kiosk.studio.bench.panel import BenchPanel


def hand_for(bench: "BenchPanel") -> BenchHand | None:
    """The tool, made for the photo as it is now; looks need none."""
    view, photo = bench.view, bench.photo
    if bench.mode == "cover":
        hand = CoverHand(view, photo, bench.lay_cover)
        hand.kind = bench.cover
        hand.colour = bench.sticker_colour if bench.cover == "sticker" else bench.cover_colour
        hand.width, hand.sticker = bench.cover_width, bench.cover_sticker
        hand.faces = bench.bare_faces()
        return hand
    if bench.mode == "cut":
        return ScissorsHand(view, photo, bench.cut)
    if bench.mode == "crop":
        return CropHand(view, photo, cropping_of(photo), bench.crop)
    return None
