"""Little shows made of flat colours, for tests of everything behind the press."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from exhibitions.publishing.pictures import for_story, webp
from exhibitions.show.address import new_slug
from exhibitions.show.folder import next_version
from exhibitions.show.help import HelpCard
from exhibitions.show.manifest import write_manifest
from exhibitions.show.reading import NO_FRAME, Said, ShowFrame
from exhibitions.story.site import Rendition, Site, Told
from fanzines.as_json import canonical
from fanzines.seal import new_private_key

KEY = new_private_key()
ROOM = "7K3MWX5TQ0ZR9A1B"
WEB = "0ABCDEFGHJKMNPQR"
WALL = "WWWWWWWWWWWWWWWW"
COLOURS = ("#FFD23F", "#0F6FB4", "#FF5C4D", "#DDE8D0")
TITLES = {"en": "The moon over my kitchen", "it": "La luna sulla mia cucina"}


def told(
    language: str = "en",
    title: Mapping[str, str] = TITLES,
    note: Mapping[str, str] | None = None,
    words: tuple[tuple[Said, ...], ...] | None = None,
    translations: Mapping[str, str] | None = None,
) -> Told:
    """A story of four flat pages, whose pictures are drawn where it is added."""
    said = words or ((Said("A morning without noise.", "en", "ltr"),), (), (), ())
    there = tuple(translations or {} for _ in COLOURS)
    return Told(title, note or {}, language, said, there, tuple({} for _ in COLOURS), ())


def little_show(
    place: Path,
    *,
    gone: Collection[str] = (),
    story: Told | None = None,
    stories: Collection[str] = (ROOM,),
    web_stories: Collection[str] = (WEB,),
    web_url: str | None = None,
    until: str = "9999-12",
    languages: tuple[str, ...] = ("en", "it"),
    sequence: int = 1,
    help_cards: tuple[HelpCard, ...] = (),
    frame: ShowFrame = NO_FRAME,
    key: bytes = KEY,
    sound: tuple[str, bytes] | None = None,
) -> Path:
    """Publish a show of one entry under `place`; its version's folder. `sound`: a name, and what is heard."""
    with next_version(place) as folder:
        story = story or told()
        for name, slugs in (("room", stories), ("web", web_stories)):
            site = Site(folder / "site" / name, "", languages, help_cards, frame)
            site.prepare()
            for slug in slugs:
                heard = {"en": f"{sound[0]}.mp3"} if sound else {}
                drawn = tuple(site.draw(slug, _story(colour)) for colour in COLOURS)
                site.add(slug, replace(story, pictures=drawn, readings=heard))
                if sound:
                    (folder / "site" / name / "S" / slug / heard["en"]).write_bytes(sound[1])
            if name == "web":
                site.withdraw(gone)
                site.tell_apache(gone)
        show = {
            "title": {"en": "Rooms of our own"},
            "introduction": {},
            "languages": list(languages),
            "room_url": "http://192.168.1.5:8000",
            "web_url": web_url,
            "until": dict.fromkeys(stories, until),
            "entries": [_entry(folder, story, stories, until)],
        }
        (folder / "show.json").write_bytes(canonical(show))
        write_manifest(folder, key, sequence=sequence, valid_until="9999-12", gone=gone)
    return folder


def _entry(folder: Path, story: Told, stories: Collection[str], until: str) -> dict[str, object]:
    (folder / "pictures").mkdir()
    pages = []
    for colour in COLOURS:
        names = (f"pictures/{new_slug()}.webp", f"pictures/{new_slug()}.webp")
        for name, width in zip(names, (1000, 320), strict=True):
            (folder / name).write_bytes(_wall(colour, width))
        pages.append({"picture": names[0], "thumb": names[1], "words": [], "translations": {}})
    return {
        "key": WALL,
        "title": dict(story.title),
        "note": dict(story.note),
        "language": story.language,
        "direction": "ltr",
        "until": until,
        "pages": pages,
        "booklets": [],
        "room": ROOM if ROOM in stories else None,
        "web": WEB,
    }


@cache
def _story(colour: str) -> tuple[Rendition, ...]:
    return for_story(_flat(colour))


@cache
def _wall(colour: str, width: int) -> bytes:
    return webp(_flat(colour), width, 60).data


def _flat(colour: str) -> Image.Image:
    picture = Image.new("RGB", (1000, 1419), colour)
    ImageDraw.Draw(picture).ellipse((200, 300, 800, 900), fill="#F6F1E7")
    return picture
