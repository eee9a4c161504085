import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitions.exchange.folder import NOT_REACHED, Exchange, Looked, Watch, forget_older, packages_in
from exhibitions.exchange.heard import Heard, arrived, heard_in, is_silent, last_day, newest, write_heard
from exhibitions.exchange.package import DAMAGED
from exhibitions.exchange.taken import Taken
from fanzines.seal import new_private_key, public_key
from tests.exhibitions.parcels import EXHIBITION, Partner, packed
from tests.exhibitions.shows import KEY, ROOM

TODAY = date(2026, 11, 30)
MAKER = public_key(KEY)
WORK_OF_ANOTHER = "fedcba9876543210"


@dataclass
class Kiosk:
    """A partner, and its side of a folder."""

    partner: Partner
    folder: Path
    today: date = TODAY
    trusted: tuple[bytes, ...] = (MAKER,)
    exchange: Exchange = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.exchange = Exchange(
            self.folder, self.partner.identity, self.trusted, self.place_of, lambda: self.today
        )

    def place_of(self, exhibition: str) -> Path | None:
        return self.partner.place / exhibition

    @property
    def key(self) -> bytes:
        return public_key(self.partner.identity.seal)


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(Partner(tmp_path / "partner"), tmp_path / "exchange")


def bring(kiosk: Kiosk, package: Path) -> Path:
    return package.rename(kiosk.folder / package.name)


def test_the_newest_is_taken_up_and_word_of_it_goes_out(tmp_path: Path, kiosk: Kiosk) -> None:
    for sequence in (1, 3, 2):
        bring(kiosk, packed(tmp_path, sequence, kiosk.partner))
    looked = kiosk.exchange.look()
    assert looked.changed and not looked.removed and not looked.refused
    (said,) = heard_in(kiosk.folder, (kiosk.key,))
    assert said == Heard(EXHIBITION, kiosk.key, 3, 3, TODAY)
    assert kiosk.exchange.look() == Looked()


def test_a_refused_file_is_told_of_once_and_looked_at_again_when_it_changed(
    tmp_path: Path, kiosk: Kiosk
) -> None:
    package = bring(kiosk, packed(tmp_path, 1, kiosk.partner))
    whole = package.read_bytes()
    package.write_bytes(whole[:-9])
    assert kiosk.exchange.look().refused == (DAMAGED,)
    assert kiosk.exchange.look() == Looked()
    package.write_bytes(whole)
    assert kiosk.exchange.look().changed


def test_works_that_had_to_leave_are_told_of_although_the_rest_was_damaged(
    tmp_path: Path, kiosk: Kiosk
) -> None:
    bring(kiosk, packed(tmp_path, 1, kiosk.partner))
    kiosk.exchange.look()
    package = bring(kiosk, packed(tmp_path, 2, kiosk.partner, gone=[ROOM], stories=[]))
    package.write_bytes(package.read_bytes()[:-1] + b"!")
    looked = kiosk.exchange.look()
    assert looked.removed and looked.changed and looked.refused == (DAMAGED,)
    (said,) = heard_in(kiosk.folder, (kiosk.key,))
    assert (said.shows, said.without) == (1, 2)


def test_partners_contribute_exhibitions_of_their_own_and_strangers_none(tmp_path: Path) -> None:
    other, stranger = new_private_key(), new_private_key()
    kiosk = Kiosk(Partner(tmp_path / "p"), tmp_path / "x", trusted=(MAKER, public_key(other)))
    bring(kiosk, packed(tmp_path, 1, kiosk.partner))
    bring(kiosk, packed(tmp_path, 4, kiosk.partner, key=other, exhibition=WORK_OF_ANOTHER))
    bring(kiosk, packed(tmp_path, 9, kiosk.partner, key=stranger, exhibition="1111111111111111"))
    assert len(kiosk.exchange.look().taken) == 2
    assert {path.name for path in kiosk.partner.place.iterdir()} == {EXHIBITION, WORK_OF_ANOTHER}
    assert {said.exhibition: said.shows for said in heard_in(kiosk.folder, (kiosk.key,))} == {
        EXHIBITION: 1,
        WORK_OF_ANOTHER: 4,
    }


def test_word_is_sent_anew_on_another_day_and_not_before(tmp_path: Path, kiosk: Kiosk) -> None:
    bring(kiosk, packed(tmp_path, 1, kiosk.partner))
    kiosk.exchange.look()
    (file,) = kiosk.folder.glob("*.heard")
    written = file.stat().st_mtime_ns
    kiosk.exchange.look()
    assert file.stat().st_mtime_ns == written
    kiosk.today += timedelta(days=1)
    kiosk.exchange.look()
    (said,) = heard_in(kiosk.folder, (kiosk.key,))
    assert said.day == TODAY + timedelta(days=1)


def test_only_whole_files_are_packages(tmp_path: Path) -> None:
    for name in (".syncthing.a.fanzineshow.tmp", ".a.fanzineshow", "~a.fanzineshow", "a.fanzineshow.part"):
        (tmp_path / name).touch()
    (tmp_path / "link.fanzineshow").symlink_to("/etc/passwd")
    (tmp_path / "folder.fanzineshow").mkdir()
    (tmp_path / "b.fanzineshow").touch()
    assert [path.name for path in packages_in(tmp_path)] == ["b.fanzineshow"]


def test_older_packages_of_an_exhibition_do_not_stay(tmp_path: Path) -> None:
    for name in (f"{EXHIBITION}-00000001", f"{EXHIBITION}-00000002", f"{WORK_OF_ANOTHER}-00000001"):
        (tmp_path / f"{name}.fanzineshow").touch()
    forget_older(tmp_path, EXHIBITION, 2)
    assert [path.stem for path in packages_in(tmp_path)] == [
        f"{EXHIBITION}-00000002",
        f"{WORK_OF_ANOTHER}-00000001",
    ]


def test_a_word_that_was_changed_or_is_a_strangers_counts_for_nothing(tmp_path: Path) -> None:
    key = new_private_key()
    file = write_heard(tmp_path, key, Taken(EXHIBITION, MAKER, 3, 3), TODAY)
    assert heard_in(tmp_path, (public_key(key),)) and not heard_in(tmp_path, (MAKER,))
    value = json.loads(file.read_bytes())
    value["said"] = value["said"].replace('"shows":3', '"shows":9')
    file.write_bytes(json.dumps(value).encode())
    assert not heard_in(tmp_path, (public_key(key),))
    for nonsense in (b"", b"[]", b"{}", b'{"said": 1, "signature": "zz"}', b"x" * 9000):
        file.write_bytes(nonsense)
        assert not heard_in(tmp_path, (public_key(key),))


KEYS = tuple(bytes([number]) * 32 for number in range(4))
WORDS = st.builds(
    Heard,
    st.just(EXHIBITION),
    st.sampled_from(KEYS),
    st.integers(0, 9),
    st.integers(0, 9),
    st.dates(date(2026, 1, 1), TODAY),
)


@given(st.lists(WORDS), st.integers(1, 9), st.randoms())
def test_an_old_word_never_takes_back_a_newer_one(heard: list[Heard], sequence: int, order: object) -> None:
    mixed = list(heard)
    order.shuffle(mixed)
    before, after = arrived(sequence, EXHIBITION, KEYS, heard), arrived(sequence, EXHIBITION, KEYS, mixed)
    assert before == after and before.of == 4
    without = {one.key for one in heard if one.without >= sequence}
    assert before.without == len(without)
    assert set(newest(newest(heard))) == set(newest(heard))


def test_a_kiosk_is_silent_after_a_week() -> None:
    word = Heard(EXHIBITION, KEYS[0], 1, 1, TODAY)
    assert last_day(KEYS[0], [word]) == TODAY and last_day(KEYS[1], [word]) is None
    assert not is_silent(TODAY, TODAY + timedelta(days=6))
    assert is_silent(TODAY, TODAY + timedelta(days=7)) and is_silent(None, TODAY)


def test_a_folder_that_is_gone_is_told_of_once() -> None:
    told: list[Looked] = []
    watch = Watch(gone, told.append, every=0.001)
    watch.start()
    watch.start()
    while not told:
        pass
    watch.stop()
    assert told == [Looked(refused=(NOT_REACHED,))] and not watch.is_on


def gone() -> Looked:
    raise FileNotFoundError
