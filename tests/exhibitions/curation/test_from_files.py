from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.from_files import Published, publish_files
from fanzines.consents import Use, pages_hash
from fanzines.file import fanzine_file as file
from fanzines.model import Fanzine
from fanzines.seal import Agreed, new_private_key, public_key, sign_consents
from fanzines.second_look.matches import Kind
from tests.exhibitions.works import MONTH, UNTIL, canary, canary_photo

KIOSK = new_private_key()
TRUSTED = (public_key(KIOSK),)
PHOTO = canary_photo("#0F6FB4")


ALL = tuple(use for use in Use if use is not Use.VOICE)


def carried(
    to: Path, fanzine: Fanzine, uses: tuple[Use, ...], *, key: bytes = KIOSK, until: str = UNTIL
) -> Path:
    """A .fanzine file whose consents are sealed by a kiosk."""
    agreed = [Agreed(use, MONTH, until) for use in uses]
    signed = sign_consents(key, fanzine.id, pages_hash(fanzine), agreed)
    to.write_bytes(file.write(fanzine, {PHOTO.digest: PHOTO.data}.__getitem__, signed))
    return to


def published(out: Path, *files: Path, month: str = MONTH) -> Published:
    return publish_files(files, trusted=TRUSTED, out=out, month=month, room_url="http://10.0.0.2:8000")


def sentences(result: Published) -> set[tuple[str, Use | None, str]]:
    return {(one.file.name, one.use, one.why) for one in result.left_out}


def test_what_a_trusted_kiosk_sealed_is_published_use_by_use(tmp_path: Path) -> None:
    path = carried(tmp_path / "a.fanzine", canary("CANARY", PHOTO), (Use.EXHIBITION, Use.ROOM))
    result = published(tmp_path / "show", path)
    (entry,) = result.show.entries
    assert entry.room is not None
    assert (entry.web, entry.booklets, entry.until) == (None, (), UNTIL)
    no = "its maker has not agreed to this"
    assert sentences(result) == {("a.fanzine", Use.PAPER, no), ("a.fanzine", Use.WEB, no)}


def test_words_worth_a_second_look_are_told_by_page_and_hold_nothing_back(tmp_path: Path) -> None:
    quiet, telling = canary("CANARY", PHOTO), canary("call 333 123 4567", PHOTO, pages=2)
    files = [
        carried(tmp_path / f"{n}.fanzine", one, (Use.EXHIBITION,)) for n, one in enumerate((quiet, telling))
    ]
    result = published(tmp_path / "show", *files)
    assert len(result.show.entries) == 2
    assert [(one.file.name, one.page, one.kinds) for one in result.noticed] == [
        ("1.fanzine", 1, (Kind.PHONE,)),
        ("1.fanzine", 2, (Kind.PHONE,)),
    ]


def test_nothing_is_taken_from_strangers_and_nothing_without_consent(tmp_path: Path) -> None:
    fanzine = canary("CANARY", PHOTO)
    plain = tmp_path / "plain.fanzine"
    plain.write_bytes(file.write(fanzine, {PHOTO.digest: PHOTO.data}.__getitem__))
    stranger = carried(tmp_path / "stranger.fanzine", fanzine, ALL, key=new_private_key())
    ended = carried(tmp_path / "ended.fanzine", fanzine, (Use.EXHIBITION,), until=MONTH)
    broken = tmp_path / "broken.fanzine"
    broken.write_bytes(b"not a fanzine")
    files = (plain, stranger, ended, broken, tmp_path / "nowhere.fanzine")
    result = published(tmp_path / "show", *files, month="2026-12")
    assert result.show.entries == ()
    assert result.show.stories() == frozenset()
    why = {name: sentence for name, _, sentence in sentences(result) if sentence[:9] != "its maker"}
    assert why.keys() == {path.name for path in files}
    assert "not trusted" in why["stranger.fanzine"]
    assert "no consent" in why["plain.fanzine"]
    assert "not valid this month" in why["ended.fanzine"]
    assert "cannot be read" in why["nowhere.fanzine"]


def test_a_fanzine_changed_after_consent_stays_out(tmp_path: Path) -> None:
    fanzine = canary("CANARY", PHOTO)
    agreed = [Agreed(Use.EXHIBITION, MONTH, UNTIL)]
    signed = sign_consents(KIOSK, fanzine.id, pages_hash(fanzine), agreed)
    edited = replace(fanzine, pages=(replace(fanzine.pages[0], items=fanzine.pages[0].items[:2]),))
    path = tmp_path / "a.fanzine"
    path.write_bytes(file.write(edited, {PHOTO.digest: PHOTO.data}.__getitem__, signed))
    result = published(tmp_path / "show", path)
    assert result.show.entries == ()
    assert any("changed after its maker agreed" in one.why for one in result.left_out)


def test_addresses_stay_and_what_is_no_longer_allowed_is_gone_for_good(tmp_path: Path) -> None:
    fanzine, other = canary("CANARY", PHOTO), canary("OTHER", PHOTO)
    path, second = tmp_path / "a.fanzine", tmp_path / "b.fanzine"
    carried(path, fanzine, (Use.EXHIBITION, Use.ROOM))
    carried(second, other, (Use.EXHIBITION,))
    first = published(tmp_path / "show", path, second).show
    again = published(tmp_path / "show", path, second).show
    assert [entry.room for entry in first.entries] == [entry.room for entry in again.entries]
    assert (first.sequence, again.sequence, first.key) == (1, 2, again.key)
    carried(path, fanzine, (Use.EXHIBITION,))
    withdrawn = published(tmp_path / "show", path, second).show
    room = first.entries[0].room
    assert withdrawn.gone == {room}
    assert withdrawn.entries[0].key == first.entries[0].key
    carried(path, fanzine, (Use.EXHIBITION, Use.ROOM))
    back = published(tmp_path / "show", path, second).show
    assert back.entries[0].room not in (room, None)
    assert room in back.gone


def test_what_is_kept_beside_the_show_is_not_in_it(tmp_path: Path) -> None:
    fanzine = canary("CANARY", PHOTO)
    published(tmp_path / "show", carried(tmp_path / "a.fanzine", fanzine, (Use.EXHIBITION,)))
    beside = tmp_path / "show.curation"
    assert fanzine.id in beside.read_text()
    assert beside.stat().st_mode & 0o077 == 0
    inside = [path for path in (tmp_path / "show").rglob("*") if path.is_file()]
    assert not any(fanzine.id.encode() in path.read_bytes() for path in inside)


def test_an_address_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = carried(tmp_path / "a.fanzine", canary("CANARY", PHOTO), (Use.EXHIBITION,))
    with pytest.raises(ValueError, match="address"):
        publish_files([path], trusted=TRUSTED, out=tmp_path / "show", month=MONTH, room_url="10.0.0.2")
    assert {one.name for one in tmp_path.iterdir()} == {"a.fanzine"}


def test_the_same_fanzine_given_twice_hangs_once(tmp_path: Path) -> None:
    path = carried(tmp_path / "a.fanzine", canary("CANARY", PHOTO), (Use.EXHIBITION,))
    assert len(published(tmp_path / "show", path, path).show.entries) == 1
