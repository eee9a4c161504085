"""The bench and the camera in pictures; the photo is thrown away afterwards, so that no page is changed."""

import math
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

import assets
from kiosk.camera import Camera
from kiosk.mainloop import on_main
from kiosk.tour.guide import PATIENCE
from kiosk.tour.maker import Maker
from printing.pictures.picture import page_picture

PHOTO: Final = 2
SEEN: Final = ("sample", "photos", "coffee.jpg")
"""What the camera's twin sees."""
REST: Final = 0.8
DRAWN: Final = 3
"""The page of the tour that is a drawing."""
WOOD: Final = "#8A5A34"


def look_at_bench(maker: Maker) -> None:
    """A photo of the tray is covered, cut, cropped and printed in two inks."""
    guide, bench = maker.guide, maker.studio.bench
    maker.bring_into_sight(f"photo.{PHOTO}")
    guide.tap(f"photo.{PHOTO}")
    guide.eyes.wait_for("bench.lay")
    easel = on_main(lambda: bench.view.easel)
    guide.hand.drag([easel.to_px(-24, -9), easel.to_px(-4, -9)], 0.2)
    guide.wait(lambda: not bench.busy and maker.studio.can_undo, "the cover")
    guide.see("studio-cover", still=REST)
    guide.tap("bench.cut", "cut.heart", "cut.torn")
    guide.see("studio-cut", still=REST)
    guide.tap("cut.whole")
    guide.hand.drag([easel.to_px(*point) for point in _around(30, 22)], 0.4)
    guide.see("studio-trace", still=REST)
    guide.tap("cut.whole", "bench.crop", "straighten.left")
    guide.see("studio-crop", still=REST)
    guide.tap("crop.whole", "bench.look", "inks.1")
    guide.see("studio-look", still=REST)
    guide.tap("bench.away")
    guide.wait(maker.shelf_is_full, "the photos of the tray")


def look_through_camera(maker: Maker) -> None:
    """The live picture, the photo that is kept or not, a page off the table; the camera's twin stands in."""
    guide = maker.guide
    panel = on_main(lambda: maker.studio.panels["camera"])
    with TemporaryDirectory(prefix="fanzine-film-") as film:
        (Path(film) / "seen.jpg").write_bytes(assets.data(*SEEN))
        camera, panel.camera = panel.camera, Camera(f"film:{film}", starting=PATIENCE, stalling=PATIENCE)
        guide.tap("camera")
        guide.wait(lambda: panel.doing == "live", "the camera")
        guide.see("studio-camera")
        guide.tap("camera.shutter")
        guide.eyes.wait_for("camera.keep")
        guide.see("studio-taken")
        guide.tap("camera.back")
        (Path(film) / "seen.jpg").write_bytes(_drawing_on_table(maker))
        guide.tap("camera", "camera.paper")
        guide.wait(lambda: panel.doing == "live", "the camera")
        guide.tap("camera.shutter")
        guide.eyes.wait_for("camera.keep")
        guide.see("studio-paper")
        guide.tap("camera.back")
        guide.wait(maker.shelf_is_full, "the photos of the tray")
        panel.camera = camera


def look_at_phone(maker: Maker) -> None:
    """A facilitator is asked for before a phone is let in."""
    maker.guide.tap("phone")
    maker.guide.see("studio-phone")
    maker.guide.tap("phone.back")
    maker.guide.wait(maker.shelf_is_full, "the photos of the tray")


def _around(width: float, height: float) -> list[tuple[float, float]]:
    """A trace in mm about the middle, as a finger goes."""
    turns = (math.radians(degrees) for degrees in range(0, 366, 12))
    return [(width * math.cos(a) + 2 * math.cos(5 * a), height * math.sin(a)) for a in turns]


def _drawing_on_table(maker: Maker) -> bytes:
    """A photo of the page that was drawn by hand, lying askew on a wooden table."""
    photos = maker.studio.app.keeper.photo_source()
    page = page_picture(on_main(lambda: maker.studio.sitting.fanzine.pages[DRAWN]), photos, 110)
    table = Image.new("RGB", (1600, 1200), WOOD)
    askew = page.convert("RGBA").rotate(7, Image.Resampling.BICUBIC, expand=True)
    table.paste(askew, ((table.width - askew.width) // 2, (table.height - askew.height) // 2), askew)
    file = BytesIO()
    table.save(file, "JPEG", quality=92)
    return file.getvalue()
