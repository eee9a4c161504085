import re
from pathlib import Path

import pytest

import assets


def test_files_and_folders_are_found() -> None:
    assert assets.path("fonts").is_dir()
    assert assets.data("fonts", "NotoSans-Regular.ttf")[:4] == b"\x00\x01\x00\x00"
    assert assets.text("ORIGINS.md").startswith("# ")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"assets/fonts/none\.ttf"):
        assets.path("fonts", "none.ttf")


def test_every_licence_that_origins_names_is_there() -> None:
    named = set(re.findall(r"licences/([^)\s|]+)", assets.text("ORIGINS.md")))
    assert named
    for licence in named:
        assert len(assets.text("licences", licence)) > 500


def test_no_licence_text_is_left_without_its_work() -> None:
    origins = assets.text("ORIGINS.md")
    here: list[Path] = sorted(assets.path("licences").iterdir())
    assert [file.name for file in here if f"licences/{file.name}" not in origins] == []
