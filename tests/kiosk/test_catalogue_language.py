"""The language of the labels: switched live, and English where a catalogue cannot be read."""

from pathlib import Path
from typing import Any

import pytest

import assets
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/parts_app.py"
WHOLE = assets.path("locale", "ar", "LC_MESSAGES", "fanzine.po")


def _with_catalogue(folder: Path, content: bytes | None) -> Path:
    """The app's assets with another Arabic catalogue, or with none."""
    for entry in assets.path("locale").parent.iterdir():
        if entry.name != "locale":
            (folder / entry.name).symlink_to(entry)
    messages = folder / "locale" / "ar" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    if content is not None:
        (messages / "fanzine.po").write_bytes(content)
    return folder


@pytest.mark.parametrize(
    "content",
    [None, b"", b'msgid "Make\nmsgstr no quotes', b"\xff\xfe\x00 no text at all"],
    ids=["missing", "empty", "unquoted", "binary"],
)
def test_a_broken_catalogue_speaks_english(content: bytes | None, screen: str, tmp_path: Path) -> None:
    report = run_app(APP, "catalogue", str(_with_catalogue(tmp_path, content)), display=screen)
    assert report == {"make": "Make", "plural": "{n} pages", "said": "Make"}


def test_a_whole_catalogue_does_not(screen: str, tmp_path: Path) -> None:
    folder = _with_catalogue(tmp_path, WHOLE.read_bytes())
    report = run_app(APP, "catalogue", str(folder), display=screen)
    assert report["make"] == report["said"] != "Make"


def test_a_switch_changes_what_is_on_the_screen_at_once(screen: str, tmp_path: Path) -> None:
    report: dict[str, Any] = run_app(APP, "live", str(tmp_path), display=screen)
    english, arabic, again, after_unknown = report["seen"]
    assert english == again == after_unknown == ["Make", "NotoSans", "left"]
    assert arabic[0] != "Make"
    assert arabic[1:] == ["Cairo", "right"]
