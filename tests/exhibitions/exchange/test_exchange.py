import errno
import json
import stat
import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from exhibitions.exchange import taking_up, zipped
from exhibitions.exchange.package import (
    DAMAGED,
    NOT_FOR_US,
    UNKNOWN,
    PackageRefused,
    Sender,
    open_content,
    read_label,
    write_package,
)
from exhibitions.exchange.taken import read_taken
from exhibitions.exchange.zipped import ZipRefused, unpack
from exhibitions.show.folder import current_version, take_down
from exhibitions.show.reading import open_show
from fanzines.seal import new_private_key, public_key
from tests.exhibitions.parcels import EVERYTHING, EXHIBITION, Partner, packed
from tests.exhibitions.shows import KEY, ROOM, WALL, little_show

OTHER_STORY = "AAAAAAAAAAAAAAAA"


@pytest.fixture
def partner(tmp_path: Path) -> Partner:
    return Partner(tmp_path / "partner")


def refused(partner: Partner, package: Path, **how: object) -> PackageRefused:
    with pytest.raises(PackageRefused) as caught:
        partner.take_up(package, **how)
    return caught.value


def left_behind(place: Path) -> set[str]:
    """What lies beside the show that is shown."""
    return {path.name for path in place.iterdir()} - {"current", "taken.json", current_version(place).name}


def test_a_show_arrives_as_it_was_published(tmp_path: Path, partner: Partner) -> None:
    took = partner.take_up(packed(tmp_path, 1, partner))
    assert took.changed and not took.removed
    assert partner.show.sequence == 1 and len(partner.show.entries) == 1
    assert partner.show.key == public_key(KEY)
    assert read_taken(partner.place) == took.taken
    assert not left_behind(partner.place)


def test_a_newer_one_takes_its_place_and_the_same_again_changes_nothing(
    tmp_path: Path, partner: Partner
) -> None:
    first, second = packed(tmp_path, 1, partner), packed(tmp_path, 2, partner, stories=[OTHER_STORY])
    partner.take_up(first)
    assert partner.take_up(second).changed
    assert partner.show.stories() >= {OTHER_STORY}
    assert not partner.take_up(second).changed
    assert not left_behind(partner.place)


def test_an_older_package_is_refused_before_it_is_opened(
    tmp_path: Path, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = packed(tmp_path, 1, partner), packed(tmp_path, 2, partner)
    partner.take_up(second)
    monkeypatch.delattr(taking_up, "open_denied")
    monkeypatch.delattr(taking_up, "open_content")
    assert str(refused(partner, first)) == taking_up.OLDER
    (partner.place / "taken.json").unlink()
    assert str(refused(partner, first)) == taking_up.OLDER
    assert partner.show.sequence == 2


def test_what_was_taken_back_leaves_although_the_newer_show_is_damaged(
    tmp_path: Path, partner: Partner
) -> None:
    partner.take_up(packed(tmp_path, 1, partner))
    newer = packed(tmp_path, 2, partner, gone=[ROOM], stories=[OTHER_STORY])
    data = bytearray(newer.read_bytes())
    data[-1] ^= 1
    newer.write_bytes(data)
    problem = refused(partner, newer)
    assert str(problem) == DAMAGED and problem.removed
    show = partner.show
    assert ROOM in show.gone and ROOM not in show.stories()
    assert [entry.room for entry in show.entries] == [None]
    assert not list(partner.place.glob(f"show-*/site/room/S/{ROOM}/*"))
    taken = read_taken(partner.place)
    assert (taken.shows, taken.without) == (1, 2)
    whole = packed(tmp_path, 2, partner, gone=[ROOM], stories=[OTHER_STORY])
    assert partner.take_up(whole).changed
    assert partner.show.key == public_key(KEY) and OTHER_STORY in partner.show.stories()


def test_a_package_without_a_show_only_takes_back(tmp_path: Path, partner: Partner) -> None:
    partner.take_up(packed(tmp_path, 1, partner))
    took = partner.take_up(packed(tmp_path, 2, partner, gone=EVERYTHING, empty=True))
    assert took.changed and took.removed
    assert partner.show.entries == () and not partner.show.stories()
    assert (took.taken.shows, took.taken.without) == (1, 2)


def test_a_show_that_cannot_be_brought_down_is_taken_down(
    tmp_path: Path, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner.take_up(packed(tmp_path, 1, partner))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(taking_up, "prune", full)
    assert partner.take_up(packed(tmp_path, 2, partner, gone=[WALL], empty=True)).removed
    assert current_version(partner.place) is None
    assert not list(partner.place.glob("show-*"))


def test_a_show_that_was_taken_down_can_be_taken_up_again(tmp_path: Path, partner: Partner) -> None:
    package = packed(tmp_path, 1, partner)
    partner.take_up(package)
    take_down(partner.place)
    assert partner.take_up(package).changed
    assert partner.show.entries


def test_nobody_else_opens_it_and_nothing_of_it_can_be_seen(tmp_path: Path, partner: Partner) -> None:
    package = packed(tmp_path, 1, Partner(tmp_path / "another"), gone=[OTHER_STORY])
    assert str(refused(partner, package)) == NOT_FOR_US
    data = package.read_bytes()
    for word in (b"Rooms of our own", WALL.encode(), OTHER_STORY.encode(), b"WEBP", b"show.json"):
        assert word not in data


def test_each_of_several_partners_opens_it(tmp_path: Path) -> None:
    partners = [Partner(tmp_path / f"partner{number}") for number in range(3)]
    package = packed(tmp_path, 1, *partners)
    assert all(partner.take_up(package).changed for partner in partners)


def test_a_package_is_for_somebody(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="for somebody"):
        packed(tmp_path, 1)


def test_a_stranger_is_refused(tmp_path: Path, partner: Partner) -> None:
    package = packed(tmp_path, 1, partner, key=new_private_key())
    assert str(refused(partner, package)) == UNKNOWN
    assert not partner.place.exists()


def test_only_its_own_maker_sends_a_newer_one(tmp_path: Path, partner: Partner) -> None:
    partner.take_up(packed(tmp_path, 1, partner))
    other = new_private_key()
    theirs = packed(tmp_path, 9, partner, key=other)
    both = (public_key(KEY), public_key(other))
    assert str(refused(partner, theirs, trusted=both)) == taking_up.OTHERS
    another = packed(tmp_path, 9, partner, exhibition="fedcba9876543210")
    assert str(refused(partner, another)) == taking_up.ANOTHER
    assert partner.show.sequence == 1


def test_a_changed_byte_anywhere_is_refused_and_the_last_good_show_stays(
    tmp_path: Path, partner: Partner
) -> None:
    partner.take_up(packed(tmp_path, 1, partner))
    before = current_version(partner.place)
    newer = packed(tmp_path, 2, partner)
    data = newer.read_bytes()
    with newer.open("rb") as file:
        label = read_label(file)
    begun = label.denied.start
    signature = begun - 64
    borders = (*range(0, begun, 7), signature, begun - 1, begun, label.denied.start + label.denied.size - 1)
    inside = (label.content.start, label.content.start + label.content.size // 2, len(data) - 1)
    for place in (*borders, *inside):
        changed = bytearray(data)
        changed[place] ^= 0x20
        newer.write_bytes(changed)
        # A key that was changed is somebody else's; where the digest of the rest was, the seal is broken.
        assert str(refused(partner, newer)) in (DAMAGED, UNKNOWN), place
        assert current_version(partner.place) == before
    assert partner.show.sequence == 1
    assert not left_behind(partner.place)


def test_a_package_that_ends_early_or_late_is_refused(tmp_path: Path, partner: Partner) -> None:
    package = packed(tmp_path, 1, partner)
    data = package.read_bytes()
    for length in (0, 1, 23, 24, 25, 300, 500, 900, len(data) // 2, len(data) - 1):
        package.write_bytes(data[:length])
        assert str(refused(partner, package)) == DAMAGED
    package.write_bytes(data + b"\0")
    assert str(refused(partner, package)) == DAMAGED
    assert current_version(partner.place) is None


def test_a_full_disk_loses_nothing(tmp_path: Path, partner: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    partner.take_up(packed(tmp_path, 1, partner))
    before = current_version(partner.place)
    newer = packed(tmp_path, 2, partner)
    real = zipped.shutil.copyfileobj
    written = 0

    def until_full(source: object, into: object, *rest: object) -> None:
        nonlocal written
        written += 1
        if written > 5:
            raise OSError(errno.ENOSPC, "full")
        real(source, into, *rest)

    with monkeypatch.context() as full:
        full.setattr(zipped.shutil, "copyfileobj", until_full)
        assert str(refused(partner, newer)) == taking_up.NO_ROOM
    with monkeypatch.context() as little:
        little.setattr(zipped.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1000}))
        assert str(refused(partner, newer)) == taking_up.NO_ROOM
    assert current_version(partner.place) == before and not left_behind(partner.place)
    assert partner.take_up(newer).changed


def test_a_show_that_was_copied_by_hand_is_left_alone(tmp_path: Path, partner: Partner) -> None:
    little_show(tmp_path / "made").rename(partner.place)
    assert str(refused(partner, packed(tmp_path, 1, partner))) == taking_up.A_COPY


def test_packages_are_written_whole_or_not_at_all(
    tmp_path: Path, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = packed(tmp_path, 1, partner)
    before = package.read_bytes()
    monkeypatch.setattr("exhibitions.exchange.envelope.move_into_place", _full)
    with pytest.raises(OSError, match="full"):
        packed(tmp_path, 1, partner)
    assert package.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def test_the_zip_inside_is_the_same_every_time(tmp_path: Path, partner: Partner) -> None:
    inside = []
    for _ in range(2):
        with packed(tmp_path / "", 1, partner).open("rb") as file:
            label, zip_file = read_label(file), BytesIO()
            open_content(file, label, partner.identity, zip_file)
        names = sorted(info.filename for info in ZipFile(zip_file).infolist())
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in ZipFile(zip_file).infolist())
        assert "manifest.json" in names and "site/web/.htaccess" in names
        inside.append(names)


def zip_of(*members: tuple[str, bytes], how: int = ZIP_DEFLATED) -> BytesIO:
    made = BytesIO()
    with ZipFile(made, "w", how) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made


@pytest.mark.parametrize(
    "name",
    [
        "../escaped",
        "a/../../escaped",
        "/etc/escaped",
        "C:\\escaped",
        "a//b",
        ".hidden",
        "a/.htaccess",
        "a b",
    ],
)
def test_a_zip_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in" / "side"
    folder.mkdir(parents=True)
    with pytest.raises(ZipRefused):
        unpack(zip_of(("show.json", b"{}"), (name, b"x")), folder)
    assert not list(tmp_path.rglob("escaped"))


def test_zip_bombs_are_refused_by_what_their_catalogue_says(tmp_path: Path) -> None:
    with pytest.raises(ZipRefused, match="more than it should"):
        unpack(zip_of(("show.json", bytes(40_000_000))), tmp_path)
    with pytest.raises(ZipRefused, match="twice"):
        unpack(zip_of(("a", b""), ("A", b"")), tmp_path)
    many = bytearray(zip_of(("a", b"")).getvalue())
    struct.pack_into("<L", many, len(many) - 10, 0x7FFFFFFF)
    with pytest.raises(ZipRefused, match="more than 200000 files"):
        unpack(BytesIO(many), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_zip_of_very_many_files_is_read_by_its_larger_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as few:
        few.setattr("zipfile.ZIP_FILECOUNT_LIMIT", 3)  # 65,535 take too long
        large = zip_of(*((f"pictures/{number}", b"") for number in range(9)))
    unpack(large, tmp_path)
    assert len(list((tmp_path / "pictures").iterdir())) == 9
    lying = bytearray(large.getvalue())
    struct.pack_into("<Q", lying, len(lying) - 22 - 20 - 56 + 40, 1 << 40)
    with pytest.raises(ZipRefused, match="more than 200000 files"):
        unpack(BytesIO(lying), tmp_path)


def test_links_in_a_zip_are_refused(tmp_path: Path) -> None:
    linked, link = BytesIO(), ZipInfo("show.json")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with ZipFile(linked, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ZipRefused, match="ordinary"):
        unpack(linked, tmp_path)


def test_a_show_with_another_number_than_its_label_is_refused(tmp_path: Path, partner: Partner) -> None:
    place = tmp_path / "made"
    little_show(place, sequence=5)
    out = tmp_path / "x.fanzineshow"
    write_package(
        Sender(KEY, EXHIBITION), out, to=[partner.identity.card], gone=(), sequence=6, show=open_show(place)
    )
    assert str(refused(partner, out)) == DAMAGED
    assert json.loads((partner.place / "taken.json").read_bytes())["shows"] == 0
    assert [path.name for path in partner.place.iterdir()] == ["taken.json"]
