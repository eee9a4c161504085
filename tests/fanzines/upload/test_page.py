"""What her phone shows: in a real browser of a phone's size, and what the page is made of."""

import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image

import assets
from fanzines.upload.page import HEADERS, Page
from fanzines.upload.wire import LARGEST
from tests.fanzines.upload.opened import WORDS, news_of, opened, wait_for
from tests.fanzines.upload.phone import HEIGHT, WIDTH, phone

chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="scripts/packages.sh test installs it")
CAT = assets.path("sample", "photos", "cat.jpg")
PAPER = "getComputedStyle(document.querySelector('{}')).backgroundColor"
YELLOW = "rgb(255, 210, 63)"
"""The one thing to do next."""
PAGES = {
    "asking": Page(WORDS).asking(0),
    "arrived": Page(WORDS).arrived(1),
    "all": Page(WORDS).arrived(4),
    "refused": Page(WORDS).refused("No", 2),
    "moment": Page(WORDS).one_moment(0),
    "another": Page(WORDS).another_phone(),
    "over": Page(WORDS).over(),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_small_and_needs_nothing_from_elsewhere(name: str) -> None:
    page = PAGES[name].decode()
    assert len(page) < 8000
    assert "script" not in page
    assert not re.search(r"(?:https?:)?//", page)
    assert set(re.findall(r'(?:src|href|action)="([^"]*)"', page)) <= {"data:,"}


def test_words_are_words_and_no_markup() -> None:
    page = Page(replace(WORDS, choose='<b>"&', language='en"><b>', rtl=True)).asking(1).decode()
    assert "<b>" not in page
    assert 'dir="rtl"' in page


def test_nothing_is_kept_by_the_phone_or_told_to_others() -> None:
    with opened() as post:
        answer = httpx.get(post.address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers
    assert "'none'" in answer.headers["content-security-policy"]


@chromium
def test_a_phone_sends_a_photo_without_any_script() -> None:
    with opened() as post, phone() as browser:
        browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        browser.open(post.address)
        assert browser.text.split() == ["Choose", "Send"]
        assert [browser.run(PAPER.format(part)) for part in ("label", "button")] == [
            YELLOW,
            "rgba(0, 0, 0, 0)",
        ]
        browser.choose(CAT)
        assert browser.run(PAPER.format("button")) == YELLOW
        browser.send()
        assert browser.text.split("\n")[0] == "Arrived"
        assert "It stays" in browser.text
        (told,) = news_of(post)
        assert told.photo
        assert Image.open(BytesIO(told.photo.data)).size == (451, 300)
        assert browser.run("document.cookie") == ""
        assert browser.run("document.documentElement.scrollWidth") == WIDTH


@chromium
@pytest.mark.parametrize("rtl", [False, True])
def test_every_page_fits_a_small_phone(rtl: bool, tmp_path: Path) -> None:
    long = replace(
        WORDS, rtl=rtl, choose="Choose a photo", no_photo="This cannot be used as a photo here. " * 2
    )
    page = Page(long)
    with phone() as browser:
        for number, shown in enumerate((page.asking(0), page.arrived(3), page.refused(long.no_photo, 1))):
            file = tmp_path / f"{number}.html"
            file.write_bytes(shown)
            browser.open(file.as_uri())
            assert browser.run("document.documentElement.scrollWidth") == WIDTH
            assert browser.run("document.querySelector('button').getBoundingClientRect().bottom") <= HEIGHT
            assert browser.run("document.querySelector('label').getBoundingClientRect().height") >= 80


@chromium
def test_a_photo_that_is_too_large_is_told_in_the_browser(tmp_path: Path) -> None:
    large = tmp_path / "large.jpg"
    large.write_bytes(b"\xff\xd8\xff" + bytes(LARGEST + 5_000_000))
    with opened() as post, phone() as browser:
        browser.open(post.address)
        browser.choose(large)
        browser.send()
        assert "Too large" in browser.text
        browser.choose(CAT)
        browser.send()
        assert "Arrived" in browser.text
        wait_for(lambda: any(told.photo for told in post.news()))
