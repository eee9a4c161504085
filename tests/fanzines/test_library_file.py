"""Files come into the library whole, or not at all."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fanzines.consents import Use, pages_hash
from fanzines.file import FileRefused, write
from fanzines.file.taking_in import take_in_file
from fanzines.library import Library
from fanzines.library.errors import PhotoMissing
from fanzines.model import Drawing, Fanzine, Page, Photo, Placement, new_fanzine, new_id
from fanzines.seal import Agreed, SignedConsents, new_private_key, public_key, sign_consents
from tests.fanzines.shelfware import KEY


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path, KEY) as library:
        yield library


def png(colour: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (8, 8), colour).save(target, "PNG")
    return target.getvalue()


PHOTOS = {hashlib.sha256(data).hexdigest(): data for data in (png("red"), png("blue"))}
RED, BLUE = PHOTOS


def with_photo(digest: str = RED) -> Fanzine:
    fanzine = new_fanzine("2020-05")
    photo = Photo(new_id(), Placement(74.0, 105.0), digest, 50.0, 50.0)
    return replace(fanzine, pages=(replace(fanzine.pages[0], items=(photo,)), *fanzine.pages[1:]))


def file_of(fanzine: Fanzine, consents: SignedConsents | None = None) -> bytes:
    return write(fanzine, PHOTOS.__getitem__, consents)


def sealed(fanzine: Fanzine, secret: bytes) -> SignedConsents:
    return sign_consents(secret, fanzine.id, pages_hash(fanzine), [Agreed(Use.CIRCLE, "2020-05", "2021-05")])


def test_a_file_comes_in_whole(library: Library) -> None:
    fanzine = with_photo()
    assert take_in_file(library, file_of(fanzine)) == fanzine.id
    assert library.fanzine(fanzine.id) == fanzine
    assert library.photo(RED) == PHOTOS[RED]
    assert library.consents(fanzine.id) == ()


def test_a_fanzine_comes_in_once(library: Library) -> None:
    fanzine = with_photo()
    take_in_file(library, file_of(fanzine))
    changed = replace(fanzine, pages=tuple(Page(new_id()) for _ in fanzine.pages))
    with pytest.raises(FileRefused, match="already"):
        take_in_file(library, file_of(changed))
    assert library.fanzine(fanzine.id) == fanzine


def test_a_part_that_is_there_already_keeps_the_whole_file_out(library: Library) -> None:
    fanzine = with_photo()
    take_in_file(library, file_of(fanzine))
    page = replace(fanzine.pages[0], id=new_id())
    other = with_photo(BLUE)
    other = replace(
        other, pages=(*other.pages, page, Page(new_id(), (Drawing(new_id(), Placement(0.0, 0.0)),)))
    )
    with pytest.raises(FileRefused, match="already"):
        take_in_file(library, file_of(other))
    assert [summary.id for summary in library.fanzines()] == [fanzine.id]
    with pytest.raises(PhotoMissing):
        library.photo(BLUE)


def test_an_unsound_file_leaves_nothing_behind(library: Library) -> None:
    with pytest.raises(FileRefused):
        take_in_file(library, file_of(with_photo())[:-30])
    assert library.fanzines() == []


def test_consents_count_from_a_trusted_kiosk_only(library: Library) -> None:
    secret = new_private_key()
    known, unknown = with_photo(), with_photo()
    trusted = {public_key(secret)}
    take_in_file(library, file_of(known, sealed(known, secret)), trusted=trusted)
    take_in_file(library, file_of(unknown, sealed(unknown, new_private_key())), trusted=trusted)
    consent = library.consents(known.id)[0]
    assert (consent.use, consent.pages_hash, consent.until) == (Use.CIRCLE, pages_hash(known), "2021-05")
    assert library.consents(unknown.id) == ()


def test_consents_for_other_pages_are_left_out(library: Library) -> None:
    secret, fanzine = new_private_key(), with_photo()
    signed = sealed(fanzine, secret)
    turned = replace(fanzine, pages=fanzine.pages[::-1])
    take_in_file(library, file_of(turned, signed), trusted={public_key(secret)})
    assert library.consents(fanzine.id) == ()


def test_a_broken_seal_keeps_the_file_out(library: Library) -> None:
    secret, fanzine = new_private_key(), with_photo()
    forged = replace(sealed(fanzine, secret), agreed=(Agreed(Use.WEB, "2020-05", "2021-05"),))
    with pytest.raises(FileRefused, match=r"consents\.json: The seal does not fit"):
        take_in_file(library, file_of(fanzine, forged), trusted={public_key(secret)})
    assert library.fanzines() == []
