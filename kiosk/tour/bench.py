"""The bench and the camera in pictures; the photo is thrown away afterwards, so that no page is changed."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import assets
from kiosk.camera import Camera
from kiosk.mainloop import on_main
from kiosk.tour.maker import Maker

PHOTO: Final = 2
SEEN: Final = ("sample", "photos", "coffee.jpg")
"""What the camera's twin sees."""
REST: Final = 0.8


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
    guide.tap("cut.whole", "bench.crop", "straighten.left")
    guide.see("studio-crop", still=REST)
    guide.tap("crop.whole", "bench.look", "inks.1")
    guide.see("studio-look", still=REST)
    guide.tap("bench.away")
    guide.wait(maker.shelf_is_full, "the photos of the tray")


def look_through_camera(maker: Maker) -> None:
    """The live picture, and the photo that is kept or not; the camera's twin stands in."""
    guide = maker.guide
    panel = on_main(lambda: maker.studio.panels["camera"])
    with TemporaryDirectory(prefix="fanzine-film-") as film:
        (Path(film) / "seen.jpg").write_bytes(assets.data(*SEEN))
        camera, panel.camera = panel.camera, Camera(f"film:{film}")
        guide.tap("camera")
        guide.wait(lambda: panel.doing == "live", "the camera")
        guide.see("studio-camera")
        guide.tap("camera.shutter")
        guide.eyes.wait_for("camera.keep")
        guide.see("studio-taken")
        guide.tap("camera.back")
        guide.wait(maker.shelf_is_full, "the photos of the tray")
        panel.camera = camera
