"""Story pages as real programs judge them: axe-core, Lighthouse and the Nu checker, in a real Chromium."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from exhibitions.exhibition import Entry, Exhibition, Frame
from exhibitions.publishing.publish import publish
from exhibitions.room.server import RoomServer
from exhibitions.samples.build import sample_works
from exhibitions.show.reading import Show
from fanzines.seal import new_private_key
from kiosk.microphone.pressing import pressed
from tests.exhibitions.works import heard
from tests.kiosk.readings import spoken

WEB: Final = Path(__file__).with_name("web")
CHECKER: Final = WEB / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LANGUAGES: Final = ("en", "ar")
CODE: Final = ("document", "stylesheet", "script")
CODE_BYTES: Final = 20_000
ALL_BYTES: Final = 500_000

pytestmark = pytest.mark.skipif(
    not (CHECKER.exists() and all(map(shutil.which, ("node", "java", "chromium")))),
    reason="make test installs them",
)


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """The sample works, with everything a story page can hold."""
    sound = pressed(spoken(3.0))
    works = [heard(replace(work, entry=_told(work.entry)), sound) for work in sample_works()]
    frame = Frame(
        partners=("An invented house",),
        funder={"en": "Paid for by somebody."},
        disclaimer={"en": "Only the author's view."},
        country="ES",
        partner_number="00 00 00",
        partner_who={"en": "An invented partner"},
    )
    entries = tuple(work.entry for work in works)
    exhibition = Exhibition({}, languages=("en", "ar"), running=True, entries=entries, frame=frame)
    out = tmp_path_factory.mktemp("stories")
    key = new_private_key()
    return publish(exhibition, works, gone=(), key=key, out=out, sequence=1, day="2026-11-30").show


@pytest.fixture(scope="module")
def pages(show: Show) -> Iterator[Mapping[str, str]]:
    """Where the story in English and the one in Arabic are."""
    server = RoomServer(show.folder, host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    yield {
        entry.language: f"{server.here}/S/{entry.room}/" for entry in show.entries if entry.language != "fr"
    }
    server.stop()


@pytest.fixture(scope="module")
def seen(pages: Mapping[str, str]) -> Mapping[str, Any]:
    """What one Chromium tells of both pages."""
    wanted = {
        "chromium": shutil.which("chromium"),
        "pages": [{"name": language, "url": url} for language, url in pages.items()],
    }
    looked = subprocess.run(
        ["node", str(WEB / "look.mjs")], input=json.dumps(wanted), capture_output=True, text=True, timeout=300
    )
    assert looked.returncode == 0, looked.stderr
    answer: dict[str, Any] = json.loads(looked.stdout)
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_page_is_for_everybody_and_light(
    seen: Mapping[str, Any], pages: Mapping[str, str], language: str
) -> None:
    told = seen[language]
    print(told["sizes"], told["scores"])
    assert told["axe"] == []
    assert told["complaints"] == []
    assert min(told["scores"].values()) >= 95, (told["scores"], told["low"], told["machine"])
    assert told["reach"] == 320, "something is wider than a small phone"
    assert told["pictures"] == 8
    assert told["heard"] == pytest.approx([2.8], abs=0.2), (
        "a phone plays the reading, and knows how long it is"
    )
    here = pages[language].split("/S/")[0]
    assert [url for url in told["asked"] if not url.startswith((f"{here}/S/", "data:"))] == []
    assert sum(told["sizes"].get(kind, 0) for kind in CODE) <= CODE_BYTES, told["sizes"]
    assert sum(told["sizes"].values()) <= ALL_BYTES, told["sizes"]


def test_the_nu_checker_has_nothing_to_say(pages: Mapping[str, str], show: Show) -> None:
    home = pages["en"].split("/S/")[0]
    addresses = [*pages.values(), f"{pages['ar']}en.html", f"{home}/"]
    options = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(CHECKER)]
    form = ["--format", "json", "--stdout"]
    style = str(show.folder / "site" / "room" / "S" / "story.css")
    for what in (addresses, ["--css", style]):
        told = subprocess.run(["java", *options, *form, *what], capture_output=True, text=True, timeout=120)
        assert json.loads(told.stdout)["messages"] == []


def _told(entry: Entry) -> Entry:
    words, seen = (
        {"en": tuple(f"{text} {page}" for page in range(1, 9))}
        for text in ("The window stays open.", "A drawing in two colours,")
    )
    return replace(entry, translations=words, descriptions=seen)
