import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
import zxingcpp
from PIL import Image

from exhibitions.room.server import RoomServer
from exhibitions.show.help import HelpCard
from exhibitions.show.reading import Said, ShowFrame, open_show
from exhibitions.story.help_list import still_holding
from exhibitions.story.phrases import direction_of, direction_of_text, phrase, phrases
from printing.painting.qr import qr_picture
from tests.exhibitions.browser import screenshot
from tests.exhibitions.shows import ROOM, Told, little_show, told

NOTE = {"en": "This story speaks about a journey.", "it": "Questa storia parla di un viaggio."}
HELP = (
    HelpCard("00 00 00", {"en": "An invented partner"}, {}),
    HelpCard(
        *("800 000 000", {"en": "An invented line", "it": "Una linea inventata"}),
        *({"en": "free, day and night", "it": "gratuito"}, False, "2027-01-30", "2026-11-01"),
    ),
)
FRAME = ShowFrame(
    *({}, {}, ("An Invented House", "Casa inventata"), {"en": "Paid for by somebody."}),
    *({"en": "Only the author's view.", "it": "Solo il punto di vista dell’autrice."}, "IT"),
)
ARABIC = told(
    language="ar",
    title={"ar": "القمر فوق مطبخي", "en": "The moon over my kitchen"},
    note={"ar": "تتحدث هذه القصة عن رحلة."},
    words=((Said("صباح بلا ضجيج.", "ar", "rtl"),), (Said("My own key", "en", "ltr"),), (), ()),
    translations={"en": "A morning without noise."},
)


class Outline(HTMLParser):
    """Tags with their attributes in order, and the text between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.text.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def page(tmp_path: Path, story: Told, *, name: str = "index.html", **more: object) -> tuple[Path, str]:
    folder = little_show(tmp_path / "show", story=story, **more)  # type: ignore[arg-type]
    path = folder / "site" / "room" / "S" / ROOM / name
    return path.parent, path.read_text("utf-8")


def test_a_story_tells_nothing_in_its_head_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    folder, html = page(tmp_path, told(note=NOTE))
    outline = Outline(html)
    assert "<title>Fanzine</title>" in html
    assert not re.search(r"https?:|//|<iframe|<form|style=|onload|og:|canonical", html)
    assert [link["href"] for link in outline.all("link")] == ["data:,", "../story.css"]
    assert outline.all("script") == [{"src": "../story.js", "defer": None}]
    assert {"name": "robots", "content": "noindex, nofollow, noarchive, noimageindex"} in outline.all("meta")
    css = (folder.parent / "story.css").read_text()
    assert "url(" not in css
    assert "@import" not in css
    script = (folder.parent / "story.js").read_bytes()
    assert len(script) <= 2048
    assert not re.search(rb"fetch|XMLHttp|import|http|cookie|Storage|navigator", script)


def test_every_picture_comes_at_once_in_three_sizes_that_are_there(tmp_path: Path) -> None:
    folder, html = page(tmp_path, told())
    pictures = Outline(html).all("img")
    assert len(pictures) == 4
    for number, picture in enumerate(pictures, start=1):
        assert "loading" not in picture
        assert picture["alt"] == f"Page {number} of 4"
        choices = dict(choice.split(" ") for choice in str(picture["srcset"]).split(", "))
        assert list(choices.values()) == ["480w", "800w", "1000w"]
        for name, width in choices.items():
            with Image.open(folder / name) as there:
                assert (there.format, f"{there.width}w") == ("WEBP", width)
        assert (picture["width"], picture["height"]) == ("800", "1135")


def test_there_is_a_page_for_each_language_and_the_makers_comes_first(tmp_path: Path) -> None:
    folder, own = page(tmp_path, ARABIC, languages=("en", "ar", "it"))
    assert sorted(file.name for file in folder.glob("*.html")) == ["en.html", "index.html", "it.html"]
    links = [(link["href"], link["hreflang"]) for link in Outline(own).all("a") if "hreflang" in link]
    assert links == [("index.html", "ar"), ("en.html", "en"), ("it.html", "it")]
    for name, language, direction in (("index.html", "ar", "rtl"), ("en.html", "en", "ltr")):
        html = (folder / name).read_text("utf-8")
        outline = Outline(html)
        assert outline.all("html") == [{"lang": language, "dir": direction}]
        (here,) = (link for link in outline.all("a") if "aria-current" in link)
        assert here["href"] == name
        assert f'<h1 lang="ar" dir="rtl">{ARABIC.title["ar"]}</h1>' in html
        assert '<p lang="ar" dir="rtl">صباح بلا ضجيج.</p>' in html
        assert '<p lang="en" dir="ltr">My own key</p>' in html
    assert "الصفحة 2 من 4" in own
    assert "Page 2 of 4" in (folder / "en.html").read_text("utf-8")


def test_a_translation_stands_open_in_its_own_page_and_folded_in_others(tmp_path: Path) -> None:
    folder, own = page(tmp_path, ARABIC, languages=("en", "ar", "it"))
    english, italian = ((folder / name).read_text("utf-8") for name in ("en.html", "it.html"))
    assert '<p lang="en" dir="ltr">A morning without noise.</p>' in english
    assert "<details>" not in english
    assert '<details><summary lang="en" dir="ltr">English</summary>' in italian
    assert '<p class="subtitle" lang="en" dir="ltr">The moon over my kitchen</p>' in english
    assert "subtitle" not in own


def test_a_language_the_pages_cannot_speak_still_has_the_makers_words(tmp_path: Path) -> None:
    story = told(language="am", words=((Said("ሰላም", "am", "ltr"),), (), (), ()))
    folder, html = page(tmp_path, story, languages=("it",))
    assert [file.name for file in folder.glob("*.html")] == ["index.html"]
    assert Outline(html).all("html") == [{"lang": "it", "dir": "ltr"}]
    assert '<p lang="am" dir="ltr">ሰላም</p>' in html
    assert "<nav" not in html


def test_what_a_picture_shows_is_told_instead_of_its_number(tmp_path: Path) -> None:
    seen = ({"en": "A yellow moon", "it": "Una luna gialla"}, {"it": "Una tazza"}, {}, {})
    folder, html = page(tmp_path, replace(told(), descriptions=seen))
    pictures = Outline(html).all("img")
    assert [picture["alt"] for picture in pictures] == [
        *("A yellow moon", "Una tazza", "Page 3 of 4", "Page 4 of 4"),
    ]
    assert [picture.get("lang") for picture in pictures] == [None, "it", None, None]
    italian = Outline((folder / "it.html").read_text("utf-8")).all("img")
    assert italian[0]["alt"] == "Una luna gialla"


def test_the_note_comes_before_every_page_in_the_pages_language(tmp_path: Path) -> None:
    folder, html = page(tmp_path, told(note=NOTE))
    for text, language in ((html, "en"), ((folder / "it.html").read_text("utf-8"), "it")):
        assert 0 < text.index(NOTE[language]) < text.index("<img")
        assert phrase(language, "before") in text
    assert 'href="#page-1"' in html
    assert 'id="page-1"' in html
    _, without = page(tmp_path / "other", told())
    assert "#page-1" not in without


def test_what_she_wrote_cannot_become_markup(tmp_path: Path) -> None:
    nasty = '<script>alert("1")</script>&amp;'
    story = told(
        title={"en": nasty},
        note={"en": nasty},
        words=((Said(nasty, '"><b>', "ltr"),), (), (), ()),
        translations={"it": nasty},
    )
    _, html = page(tmp_path, story)
    outline = Outline(html)
    assert len(outline.all("script")) == 1
    assert outline.all("b") == []
    assert outline.text.count(nasty) == 1 + 1 + 1 + 4


def test_whom_to_call_stands_in_the_pages_language_with_the_day_it_was_checked(tmp_path: Path) -> None:
    folder, html = page(tmp_path, told(), help_cards=HELP)
    numbers = [link["href"] for link in Outline(html).all("a") if str(link["href"]).startswith("tel:")]
    assert numbers == ["tel:000000", "tel:800000000"]
    assert 'dir="ltr">800 000 000</a><span lang="en" dir="ltr">An invented line</span>' in html
    assert "Checked on 1 November 2026" in html
    italian = (folder / "it.html").read_text("utf-8")
    assert "Una linea inventata" in italian
    assert "Verificato il 1 novembre 2026" in italian
    _, without = page(tmp_path / "other", told())
    assert "tel:" not in without


def test_an_expired_number_leaves_the_page_and_the_partners_stays(tmp_path: Path) -> None:
    _, html = page(tmp_path, told(), help_cards=HELP)
    assert still_holding(html, "2027-01-30") == html
    after = still_holding(html, "2027-01-31")
    assert "800 000 000" not in after
    assert "00 00 00" in after
    _, alone = page(tmp_path / "alone", told(), help_cards=HELP[1:])
    gone = still_holding(alone, "2027-01-31")
    assert 'class="help"' not in gone
    assert 'class="end"' in gone


def test_who_made_it_possible_stands_at_the_end(tmp_path: Path) -> None:
    folder, html = page(tmp_path, told(), frame=FRAME)
    assert "<p>With <bdi>An Invented House</bdi>, <bdi>Casa inventata</bdi></p>" in html
    italian = (folder / "it.html").read_text("utf-8")
    assert '<p lang="en" dir="ltr">Paid for by somebody.</p>' in italian
    assert '<p lang="it" dir="ltr">Solo il punto di vista dell’autrice.</p>' in italian
    _, without = page(tmp_path / "other", told())
    assert "credits" not in without


def test_a_withdrawn_story_leaves_a_calm_page_in_the_web_root(tmp_path: Path) -> None:
    folder = little_show(tmp_path, gone=["G" * 16])
    web = folder / "site" / "web"
    pages = sorted((web / "S" / ("G" * 16)).iterdir())
    assert [file.name for file in pages] == sorted(("index.html", *(f"{one}.html" for one in phrases())))
    (html,) = {file.read_text("utf-8") for file in pages}
    assert phrase("en", "gone") in html
    assert phrase("it", "gone") in html
    assert f'RedirectMatch gone "^/S/{"G" * 16}(/|$)"' in (web / ".htaccess").read_text()


def test_every_language_has_every_phrase_with_its_places() -> None:
    table = phrases()
    assert table.keys() >= {"en", "it", "el", "es", "ro", "ar", "fr"}
    for language, said in table.items():
        assert said.keys() == table["en"].keys(), language
        for name, text in said.items():
            assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", table["en"][name]), (language, name)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"),
        ("en", "ltr"),
        ("fa-AF", "rtl"),
        ("ku-Arab", "rtl"),
        ("pa-Guru", "ltr"),
        ("az-Latn", "ltr"),
        ("", "ltr"),
    ],
)
def test_which_way_a_language_runs(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def test_which_way_a_text_runs_is_its_first_letters() -> None:
    assert direction_of_text("123 صباح", "en") == "rtl"
    assert direction_of_text("«hello» صباح", "ar") == "ltr"
    assert direction_of_text("123", "ar") == "rtl"


def test_the_qr_code_of_an_entry_leads_to_its_story(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    server = RoomServer(tmp_path / "show", host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    try:
        (entry,) = open_show(tmp_path / "show").entries
        address = entry.address_in(server.url)
        assert address is not None
        (code,) = zxingcpp.read_barcodes(qr_picture(address, 6))
        assert code.text == address == address.upper()
        answer = httpx.get(code.text, follow_redirects=True)
        assert (answer.status_code, answer.url.path) == (200, f"/S/{ROOM}/")
    finally:
        server.stop()


@pytest.mark.parametrize("name", ["english", "arabic"])
def test_a_story_fits_a_narrow_phone(tmp_path: Path, name: str) -> None:
    story, languages = (told(note=NOTE), ("en", "it")) if name == "english" else (ARABIC, ("ar", "en"))
    little_show(tmp_path / "show", story=story, languages=languages)
    server = RoomServer(tmp_path / "show", host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    try:
        picture = screenshot(f"{server.here}/S/{ROOM}/", tmp_path / "phone.png", width=360, height=4000)
    finally:
        server.stop()
    with Image.open(picture) as shot:
        colours = {colour for _, colour in shot.convert("RGB").quantize(64).convert("RGB").getcolors() or ()}
        paper = shot.convert("RGB").getpixel((3, 3))
        edge = shot.convert("RGB").crop((358, 0, 360, 4000)).getcolors()
    assert paper == (246, 241, 231)
    assert edge == [(8000, (246, 241, 231))], "something reaches to the very edge of the screen"
    for wanted in ((255, 210, 63), (15, 111, 180), (255, 92, 77)):
        assert any(max(abs(a - b) for a, b in zip(one, wanted, strict=True)) < 14 for one in colours), wanted
