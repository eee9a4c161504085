"""Paths with photos: the tray, the camera's twin, the bench; the argument names one."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

XY = tuple[float, float]


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.library.errors import LibraryFull
    from fanzines.model import Photo
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    pictures = folder / "pictures"
    app = opened_kiosk(folder, photos=pictures if pictures.exists() else None)

    def begin(guide: "Guide") -> "Maker":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.tool("photo")
        return maker

    def choose(guide: "Guide", number: int = 1) -> "Maker":
        maker = begin(guide)
        maker.guide.wait(maker.shelf_is_full, "the tray")
        guide.tap(f"photo.{number}")
        guide.eyes.wait_for("bench.lay")
        return maker

    def photo(maker: "Maker") -> Photo:
        (item,) = [item for item in maker.pile() if isinstance(item, Photo)]
        return item

    def at(maker: "Maker", *points: XY) -> list[XY]:
        easel = on_main(lambda: maker.studio.bench.view.easel)
        return [easel.to_px(*point) for point in points]

    def act(maker: "Maker", touch: Callable[[], Any]) -> None:
        """Do something on the bench and wait until the photo is another."""
        before = on_main(lambda: maker.studio.bench.photo)
        touch()
        maker.guide.wait(
            lambda: not maker.studio.bench.busy and maker.studio.bench.photo != before, "the act"
        )

    def cover(maker: "Maker") -> None:
        act(maker, lambda: maker.guide.hand.drag(at(maker, (-20, 0), (20, 0)), 0.1))

    def kept(digest: str) -> bytes | None:
        from fanzines.library.errors import PhotoMissing

        try:
            return on_main(lambda: app.keeper.open_library().photo(digest))
        except PhotoMissing:
            return None

    def middle(data: bytes | None) -> list[int]:
        assert data is not None
        picture = Image.open(BytesIO(data)).convert("RGB")
        return list(picture.getpixel((picture.width // 2, picture.height // 2)))

    def covers(guide: "Guide") -> Report:
        """What is covered is burned in before anything is saved; covers can be taken back on the bench."""
        maker = choose(guide)
        bare = on_main(lambda: maker.studio.bench.photo.photo)
        cover(maker)
        once = on_main(lambda: maker.studio.bench.photo.photo)
        guide.tap("cover.heart" if "cover.heart" in guide.eyes.names() else "cover.sticker")
        act(maker, lambda: guide.hand.tap(*at(maker, (0, 20))[0]))
        guide.tap("studio.undo")
        guide.wait(lambda: maker.studio.bench.photo.photo == once, "the cover to be taken back")
        saved_before = kept(once) is not None
        guide.tap("bench.lay")
        guide.eyes.wait_for("hand.bench")
        laid = photo(maker)
        return {
            "saved_before": saved_before,
            "covered": laid.photo == once != bare,
            "bare_is_kept": kept(bare) is not None,
            "middle": middle(kept(laid.photo)),
        }

    def faces(guide: "Guide") -> Report:
        """A face is offered and covered by one touch, or by a tap on it; nothing is covered unasked."""
        maker = choose(guide)
        bench = on_main(lambda: maker.studio.bench)
        guide.wait(lambda: bench.faces == 1, "the face to be found")
        bare = on_main(lambda: bench.photo.photo)
        act(maker, lambda: guide.tap("cover.faces"))
        once = on_main(lambda: bench.photo.photo)
        left = on_main(lambda: bench.faces)
        guide.tap("studio.undo")
        guide.wait(lambda: bench.photo.photo == bare and bench.faces == 1, "the face to be offered again")
        guide.tap("cover.ff5c4d")
        (face,) = on_main(bench.bare_faces)
        act(maker, lambda: guide.hand.tap(*at(maker, face.centre)[0]))
        tapped = on_main(lambda: (bench.faces, len(bench.held.work.covers)))
        saved_before = kept(bare) is not None or kept(once) is not None
        guide.tap("bench.lay")
        guide.eyes.wait_for("hand.bench")
        of = photo(maker)
        return {
            "unasked": bare == once,
            "left": left,
            "tapped": list(tapped),
            "saved_before": saved_before,
            "bare_is_kept": kept(bare) is not None,
            "face": _pixel(
                kept(of.photo), (face.centre[0] / of.width + 0.5, face.centre[1] / of.height + 0.5)
            ),
        }

    def _pixel(data: bytes | None, part: XY) -> list[int]:
        assert data is not None
        picture = Image.open(BytesIO(data)).convert("RGB")
        return list(picture.getpixel((int(part[0] * picture.width), int(part[1] * picture.height))))

    def acts(guide: "Guide") -> Report:
        """Each act with a placed photo is one step for undo, and the page on the table is the page kept."""
        maker = choose(guide)
        guide.tap("bench.lay", "hand.bench")
        guide.eyes.wait_for("cut.heart")
        states = [photo(maker)]
        ring = [(25, 0), (0, 20), (-25, 0), (0, -20), (25, 0)]
        tries: tuple[Callable[[], Any], ...] = (
            lambda: guide.hand.drag(at(maker, *ring), 0.3),
            lambda: guide.tap("cut.torn"),
            lambda: guide.tap("cut.polaroid"),
            lambda: guide.tap("cut.whole"),
            lambda: (guide.tap("bench.crop"), guide.hand.drag(_inner(maker), 0.2)),
            lambda: guide.tap("crop.top"),
            lambda: guide.tap("straighten.left"),
            lambda: _push_dial(guide),
            lambda: (guide.tap("bench.look"), guide.tap("look.halftone")),
            lambda: guide.tap("inks.2"),
        )
        for touch in tries:
            act(maker, touch)
            states.append(photo(maker))
        back = []
        for state in states[-2::-1]:
            guide.tap("studio.undo")
            guide.wait(lambda state=state: photo(maker) == state, "the step back")
            known = on_main(lambda: maker.studio.sitting.fanzine)
            back.append(on_main(lambda known=known: app.keeper.open_library().fanzine(known.id)) == known)
        return {"acts": len(states) - 1, "different": len(set(states[:4])), "back": back}

    def _inner(maker: "Maker") -> list[XY]:
        of = on_main(lambda: maker.studio.bench.photo)
        return at(maker, (-of.width / 2, -of.height / 2), (-of.width / 4, -of.height / 4))

    def _push_dial(guide: "Guide") -> None:
        x, y = guide.eyes.wait_for("straighten.dial").centre
        guide.hand.drag([(x - 20, y), (x + 25, y)], 0.2)

    def cover_placed(guide: "Guide") -> Report:
        """A cover on a placed photo takes the bare one's place, copies too; the bare one leaves with her."""
        maker = choose(guide)
        guide.tap("bench.lay", "hand.copy")
        guide.wait(lambda: len(maker.studio.page.items) == 2, "the copy")
        bare = maker.pile()[0]
        guide.tap("hand.bench", "bench.cover")
        cover(maker)
        after = [item.photo for item in maker.pile()]
        while_she_sits = kept(bare.photo) is not None
        guide.tap("bench.lay", "studio.away")
        guide.eyes.wait_for("home.make")
        return {
            "both": len(set(after)) == 1 and after[0] != bare.photo,
            "while_she_sits": while_she_sits,
            "bare_is_kept": kept(bare.photo) is not None,
            "middle": middle(kept(after[0])),
        }

    def full_disk(guide: "Guide") -> Report:
        """When nothing can be kept she is told, and the photo stays on the bench with what was done to it."""
        maker = choose(guide)
        cover(maker)
        library = app.keeper.open_library()
        keep = library.add_photo

        def refuse(_taken: object) -> None:
            raise LibraryFull("The disk of this kiosk is full.")

        on_main(lambda: setattr(library, "add_photo", refuse))
        guide.tap("bench.lay")
        guide.wait(lambda: app.notice.text, "the sentence")
        report = {"told": on_main(lambda: app.notice.text), "page": len(maker.pile())}
        report["covers"] = on_main(lambda: len(maker.studio.bench.held.work.covers))
        on_main(lambda: setattr(library, "add_photo", keep))
        guide.tap("bench.lay")
        guide.eyes.wait_for("hand.bench")
        return report | {"laid": len(maker.pile())}

    def camera(guide: "Guide") -> Report:
        """Counted down, stopped, counted again, taken; again; kept; laid."""
        maker = begin(guide)
        guide.tap("camera")
        panel = on_main(lambda: maker.studio.panels["camera"])
        guide.eyes.wait_for("camera.shutter")
        guide.wait(lambda: panel.doing == "live", "the camera")
        guide.tap("camera.shutter")
        guide.wait(lambda: panel.left == 2, "the counting")
        guide.tap("camera.shutter")
        stopped = on_main(lambda: panel.doing)
        guide.tap("camera.shutter", "camera.again")
        guide.wait(lambda: panel.doing == "live", "the camera again")
        guide.tap("camera.shutter")
        guide.eyes.wait_for("camera.keep", 20)
        off_when_taken = on_main(lambda: panel.camera.state.value)
        guide.tap("camera.keep")
        guide.eyes.wait_for("bench.lay")
        nothing_of_it = on_main(lambda: (panel.taken, panel.texture) == (None, None))
        guide.tap("bench.lay")
        guide.eyes.wait_for("hand.bench")
        picture = Image.open(BytesIO(kept(photo(maker).photo) or b"")).convert("RGB")
        left = picture.getpixel((picture.width // 4, picture.height // 4))
        return {
            "stopped": stopped,
            "off": off_when_taken,
            "nothing_of_it": nothing_of_it,
            "left": list(left),
        }

    def paper(guide: "Guide") -> Report:
        """A sheet on the table becomes its ink alone."""
        maker = begin(guide)
        guide.tap("camera", "camera.paper", "camera.shutter")
        guide.tap("camera.keep", "bench.lay")
        guide.eyes.wait_for("hand.bench")
        ink = Image.open(BytesIO(kept(photo(maker).photo) or b""))
        return {"mode": ink.mode, "clear": ink.getchannel("A").getextrema()}

    def leave_camera(guide: "Guide") -> Report:
        """However she leaves, the camera is off at once and nothing of it is left."""
        report: Report = {}
        for name in ("tool.pen", "camera.back", "studio.away"):
            maker = begin(guide)
            guide.tap("camera")
            panel = on_main(lambda maker=maker: maker.studio.panels["camera"])
            guide.wait(lambda panel=panel: panel.doing == "live", "the camera")
            guide.tap("camera.shutter", name)
            guide.wait(lambda panel=panel: panel.doing == "off", "the camera to be off")
            report[name] = on_main(lambda panel=panel: panel.camera.state.value)
            if name != "studio.away":
                guide.tap("studio.away")
            guide.eyes.wait_for("home.make")
        return report

    def trouble(guide: "Guide") -> Report:
        """The camera cannot be had, or goes in mid-picture: a sentence, and the page as it was."""
        maker = begin(guide)
        before = maker.pile()
        guide.tap("camera")
        panel = on_main(lambda: maker.studio.panels["camera"])
        if os.environ.get("FANZINE_CAMERA", "none") != "none" and "photo" in what_film():
            guide.wait(lambda: panel.doing == "live", "the camera")
            guide.tap("camera.shutter")
        guide.wait(lambda: panel.doing == "trouble", "the trouble")
        told = on_main(lambda: panel.sentence)
        guide.tap("camera.back")
        guide.eyes.wait_for("camera")
        return {
            "told": told,
            "same": maker.pile() == before,
            "state": on_main(lambda: panel.camera.state.value),
        }

    def what_film() -> str:
        return Path(os.environ["FANZINE_CAMERA"].removeprefix("film:")).read_text()

    def leave_bench(guide: "Guide") -> Report:
        """A photo that was not laid waits while she sits there, and is nowhere when she has left."""
        maker = choose(guide)
        cover(maker)
        digest = on_main(lambda: maker.studio.bench.photo.photo)
        guide.tap("tool.pen", "tool.photo")
        guide.eyes.wait_for("bench.lay")
        still = on_main(lambda: maker.studio.bench.photo.photo) == digest
        guide.tap("bench.back", "waiting.1")
        guide.eyes.wait_for("bench.lay")
        waited = on_main(lambda: maker.studio.bench.photo.photo) == digest
        guide.tap("studio.away")
        guide.eyes.wait_for("home.make")
        studio = on_main(lambda: maker.studio)
        bench, tray = studio.bench, studio.panels["photo"]
        gone = on_main(lambda: not (bench.subject or bench.photo or tray.waiting or tray.ids.tiles.children))
        return {"still": still, "waited": waited, "gone": gone, "kept": kept(digest) is not None}

    def torn(guide: "Guide") -> Report:
        """A picture that cannot be read is a torn tile that says why."""
        maker = begin(guide)
        guide.wait(maker.shelf_is_full, "the tray")
        guide.tap("photo.1")
        guide.wait(lambda: app.notice.text, "the reason")
        return {"told": on_main(lambda: app.notice.text), "tiles": _count(maker)}

    def _count(maker: "Maker") -> int:
        return on_main(lambda: len(maker.studio.panels["photo"].ids.tiles.children))

    def stick(guide: "Guide") -> Report:
        """A stick appears by itself, its pictures are shown, and it is gone when it is pulled out."""
        from tests.kiosk.plugs import plugged, pull_out

        maker = begin(guide)
        place = Path("/media") / f"fanzine-{folder.name}"
        import assets

        with plugged(place) as mounted:
            (mounted / "coffee.jpg").write_bytes(assets.data("sample", "photos", "coffee.jpg"))
            guide.eyes.wait_for("source.stick.1")
            guide.wait(lambda: maker.shelf_is_full() and _count(maker) == 1, "its picture")
            guide.tap("photo.1")
            guide.eyes.wait_for("bench.lay")
            guide.tap("bench.back")
            guide.eyes.wait_for("source.stick.1")
            guide.tap("source.stick.1")
            pull_out(mounted)
            guide.wait(lambda: app.notice.text, "the sentence")
            told = on_main(lambda: app.notice.text)
            guide.eyes.gone("source.stick.1")
        place.rmdir()
        return {"told": told, "waits": on_main(lambda: len(maker.studio.panels["photo"].waiting))}

    def eject(guide: "Guide") -> Report:
        """A stick is let go by a touch before it is pulled out: then nobody is told off."""
        from tests.kiosk.plugs import plugged, pull_out

        begin(guide)
        place = Path("/media") / f"fanzine-{folder.name}"
        with plugged(place) as mounted:
            guide.tap("eject.1")
            guide.wait(lambda: app.notice.text, "the sentence")
            told = on_main(lambda: app.notice.text)
            on_main(app.notice.hide)
            pull_out(mounted)
            guide.eyes.gone("eject.1")
        place.rmdir()
        return {"told": told, "then": on_main(lambda: app.notice.text)}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
