"""A show of as many fanzines as one likes; its files are other names for those of the sample."""

import json
import os
from pathlib import Path
from typing import Any

import assets
from exhibitions.show.address import new_slug
from exhibitions.show.folder import current_version, next_version
from exhibitions.show.manifest import read_manifest, write_manifest
from fanzines.as_json import canonical
from fanzines.seal import new_private_key

ROOMS = 8


class _Names:
    """Gives files of the sample further names in a new version, and knows their digests."""

    def __init__(self, folder: Path) -> None:
        sample = current_version(assets.path("sample", "show"))
        assert sample is not None
        self._folder, self._copies = folder, folder.parent / "copies"
        self.show: dict[str, Any] = json.loads((sample / "show.json").read_bytes())
        self.digests = read_manifest(sample).files
        self.known: dict[str, str] = {}
        for name in self.digests:
            (self._copies / name).parent.mkdir(parents=True, exist_ok=True)
            (self._copies / name).write_bytes((sample / name).read_bytes())

    def again(self, source: str, name: str) -> str:
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(self._copies / source, target)
        self.known[name] = self.digests[source]
        return name

    def page(self, page: dict[str, Any]) -> dict[str, Any]:
        kinds = ("picture", "thumb")
        return page | {kind: self.again(page[kind], f"pictures/{new_slug()}.webp") for kind in kinds}

    def story(self, model: str, slug: str) -> None:
        there = f"site/room/S/{model}/"
        for source in filter(lambda name: name.startswith(there), self.digests):
            for root in ("room", "web"):
                self.again(source, f"site/{root}/S/{slug}/{source.removeprefix(there)}")


def many_show(place: Path, count: int) -> Path:
    """Publish it under `place`: each fanzine with its pages, and a story in the room and online."""
    with next_version(place) as folder:
        names = _Names(folder)
        rooms = [
            {"id": new_slug(), "title": {"en": f"Room {n + 1}"}, "introduction": {}} for n in range(ROOMS)
        ]
        entries = [
            _entry(names, number, str(rooms[number * ROOMS // count]["id"])) for number in range(count)
        ]
        show = names.show | {"entries": entries, "sections": rooms, "until": {}}
        (folder / "show.json").write_bytes(canonical(show))
        key = new_private_key()
        write_manifest(folder, key, sequence=1, valid_until="9999-12", gone=(), known=names.known)
    return folder


def _entry(names: _Names, number: int, room: str) -> dict[str, Any]:
    models = names.show["entries"]
    model: dict[str, Any] = models[number % len(models)]
    slug = new_slug()
    names.story(model["room"], slug)
    return model | {
        "key": new_slug(),
        "pages": [names.page(page) for page in model["pages"]],
        "title": {tag: f"{text} {number + 1}" for tag, text in model["title"].items()},
        "note": {},
        "booklets": [],
        "room": slug,
        "web": slug,
        "section": room,
    }
