import json

import pytest

import assets
from exhibitions.publishing.spoken import HIDDEN
from exhibitions.samples.build import sample_photos, samples
from exhibitions.show.reading import open_show
from fanzines.geometry import page_box
from fanzines.model import PAGE_WIDTH, Words


def test_the_sample_show_that_travels_with_the_app_is_whole() -> None:
    show = open_show(assets.path("sample", "show"))
    assert [len(entry.pages) for entry in show.entries] == [8, 8, 8]
    assert [entry.direction for entry in show.entries] == ["ltr", "rtl", "ltr"]
    assert show.on_show("2999-01") == show.entries
    assert sum(path.stat().st_size for path in show.folder.rglob("*") if path.is_file()) < 8_000_000


def test_every_word_of_the_sample_texts_is_seen_on_its_page() -> None:
    show = open_show(assets.path("sample", "show"))
    for entry, text in zip(show.entries, json.loads(assets.text("sample", "texts.json")), strict=True):
        assert dict(entry.title) == text["title"]
        for page, written in zip(entry.pages, text["pages"], strict=True):
            said = " ".join(one.text for one in page.words)
            assert HIDDEN not in said
            assert said.split() == written["words"].split()


@pytest.mark.parametrize("at", range(3))
def test_no_sample_words_run_off_the_page(at: int) -> None:
    for page in samples()[at].fanzine.pages:
        for item in page.items:
            if isinstance(item, Words):
                box = page_box(item)
                assert box.left > -8
                assert box.right < PAGE_WIDTH + 8
                assert 0 < box.top < box.bottom < 208


def test_only_sample_photographs_are_given_out() -> None:
    with pytest.raises(KeyError):
        sample_photos("0" * 64)
