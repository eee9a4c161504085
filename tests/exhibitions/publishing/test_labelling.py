from pathlib import Path

import pytest
import zxingcpp

from exhibitions.publishing.labelling import addresses, show_labels
from exhibitions.show.reading import Said, Show, open_show
from printing.products.labels import LabelRefused
from tests.exhibitions.shows import ROOM, Told, little_show, told
from tests.printing import poppler

NOTE = {"en": "This story speaks about a journey.", "it": "Questa storia parla di un viaggio."}
MONTH = "2026-11"


def show(tmp_path: Path, story: Told, **more: object) -> Show:
    little_show(tmp_path, story=story, **more)  # type: ignore[arg-type]
    return open_show(tmp_path)


def test_a_label_says_whose_it_is_what_to_know_before_and_where_it_is_read(tmp_path: Path) -> None:
    pdf = show_labels(show(tmp_path, told(language="it", note=NOTE)), MONTH)
    words = poppler.text(pdf)
    title = words.index("La luna sulla mia cucina")
    for said in ("Italiano", "The moon over my kitchen", NOTE["en"], "192.168.1.5:8000", f"/S/{ROOM}"):
        assert words.index(said) > title, said
    (code,) = zxingcpp.read_barcodes(poppler.picture(pdf))
    assert code.text == f"HTTP://192.168.1.5:8000/S/{ROOM}"


def test_the_address_the_server_has_today_stands_before_the_shows_own(tmp_path: Path) -> None:
    published = show(tmp_path, told())
    url = "http://10.0.0.7:8000"
    assert addresses(published, MONTH, url) == (f"HTTP://10.0.0.7:8000/S/{ROOM}",)
    (code,) = zxingcpp.read_barcodes(poppler.picture(show_labels(published, MONTH, room_url=url)))
    assert code.text == f"HTTP://10.0.0.7:8000/S/{ROOM}"


def test_a_work_without_a_title_is_called_by_its_language(tmp_path: Path) -> None:
    story = told(language="ar", title={}, words=((Said("صباح", "ar", "rtl"),), (), (), ()))
    assert "العربية" in poppler.text(show_labels(show(tmp_path, story), MONTH))


def test_what_may_not_hang_any_more_has_no_label(tmp_path: Path) -> None:
    published = show(tmp_path, told(), until="2026-10")
    assert addresses(published, MONTH) == ()
    with pytest.raises(LabelRefused, match="Nothing hangs"):
        show_labels(published, MONTH)
