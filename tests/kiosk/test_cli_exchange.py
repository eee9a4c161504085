from pathlib import Path

import pytest
from PIL import Image
from zxingcpp import read_barcodes

from exhibitions.curation.beside import Curation
from exhibitions.exchange.card import Card, read_card
from exhibitions.exchange.folder import package_name
from exhibitions.exchange.heard import heard_in
from exhibitions.exchange.identity import identity_in
from exhibitions.exchange.rclone import NO_ADDRESS
from exhibitions.exchange.taking_up import A_COPY, OLDER
from exhibitions.show.reading import open_show
from fanzines.seal import key_as_text, public_key
from kiosk.commands import exchange as cli_exchange
from kiosk.commands.exchange import NO_SHOW, NOBODY, NOT_HERS
from kiosk.commands.parts import Refused
from tests.exhibitions.shows import ROOM, little_show
from tests.kiosk.command_line import refused, run


class Maker:
    """Whoever published a show from files, and packs it."""

    def __init__(self, folder: Path) -> None:
        self.show = folder / "made"
        folder.mkdir()
        Curation.read(self.show).write(self.show)
        self.curation = Curation.read(self.show)

    def publish(self, sequence: int, gone: tuple[str, ...] = ()) -> None:
        stories = [] if gone else [ROOM]
        little_show(self.show, sequence=sequence, key=self.curation.key, gone=gone, stories=stories)

    @property
    def key(self) -> str:
        return key_as_text(public_key(self.curation.key))

    def pack(self, out: Path, *to: str) -> Path:
        cards = [part for card in to for part in ("--to", card)]
        result = run("pack", self.show, *cards, "-o", out)
        assert result.exit_code == 0, result.stderr
        assert result.stdout == f"Fanzines: 1. Kiosks that can open it: {len(to)}.\n"
        return out


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    maker = Maker(tmp_path / "maker")
    maker.publish(1)
    return maker


def card_of(place: Path) -> Card:
    result = run("card", place)
    assert result.exit_code == 0
    text, mark = result.stdout.splitlines()
    card = read_card(text)
    assert mark == f"Mark: {card.mark}"
    return card


def test_a_machine_s_card_stays_the_same_and_can_be_scanned_or_carried(tmp_path: Path) -> None:
    card = card_of(tmp_path / "show")
    assert run("card", tmp_path / "show", "-o", tmp_path / "card.png").exit_code == 0
    with Image.open(tmp_path / "card.png") as picture:
        (code,) = read_barcodes(picture)
    assert read_card(code.text) == card == identity_in(tmp_path / "show").card
    assert run("card", tmp_path / "show", "-o", tmp_path / "a.fanzinecard").exit_code == 0
    assert read_card((tmp_path / "a.fanzinecard").read_text("ascii")) == card


def test_a_show_is_packed_for_a_machine_and_unpacked_there(tmp_path: Path, maker: Maker) -> None:
    place = tmp_path / "show"
    run("card", place, "-o", tmp_path / "hall.fanzinecard")
    package = maker.pack(tmp_path / "a.fanzineshow", str(tmp_path / "hall.fanzinecard"))
    result = run("unpack", package, "--trust", maker.key, "-o", place)
    assert (result.exit_code, result.stdout) == (0, "The show is up to date now.\n")
    assert open_show(place, trusted=(public_key(maker.curation.key),)).sequence == 1
    result = run("unpack", package, "--trust", maker.key, "-o", place)
    assert (result.exit_code, result.stdout) == (0, "The show was up to date already.\n")
    maker.publish(2)
    newer = maker.pack(tmp_path / "b.fanzineshow", card_of(place).text)
    assert run("unpack", newer, "--trust", maker.key, "-o", place).exit_code == 0
    assert refused(run("unpack", package, "--trust", maker.key, "-o", place)) == OLDER


def test_what_cannot_be_packed_or_unpacked_is_said_in_a_sentence(tmp_path: Path, maker: Maker) -> None:
    card = card_of(tmp_path / "show").text
    little_show(tmp_path / "another")
    assert refused(run("pack", tmp_path / "another", "--to", card, "-o", tmp_path / "x")) == NOT_HERS
    assert not (tmp_path / "x").exists()
    package = maker.pack(tmp_path / "a.fanzineshow", card)
    assert "partners" in refused(run("unpack", package, "--trust", card, "-o", tmp_path / "show"))
    package.write_bytes(package.read_bytes()[:-3])
    assert "damaged" in refused(run("unpack", package, "--trust", maker.key, "-o", tmp_path / "show"))
    copied = little_show(tmp_path / "third")
    assert refused(run("unpack", package, "--trust", maker.key, "-o", copied)) == A_COPY
    assert refused(run("card", copied)) == A_COPY
    result = run("pack", maker.show, "--to", card[:-1], "-o", tmp_path / "x")
    assert result.exit_code == 2 and "not the card of a kiosk" in result.stderr


def test_what_cannot_be_sent_is_said_and_no_password_is_repeated(tmp_path: Path, maker: Maker) -> None:
    where = (
        "send",
        maker.show,
        "--space",
        "http://127.0.0.1:9/",
        "--name",
        "hall",
        "--password",
        "moonlight",
    )
    assert refused(run(*where)) == NO_ADDRESS


def test_an_exhibit_begins_with_what_lies_in_the_folder_and_says_so(tmp_path: Path, maker: Maker) -> None:
    place, folder = tmp_path / "show", tmp_path / "exchange"
    folder.mkdir()
    trust = (public_key(maker.curation.key),)
    assert refused(run("exhibit", place, "--exchange", folder)) == NOBODY
    result = run("exhibit", place, "--exchange", folder, "--trust", maker.key)
    assert (result.exit_code, result.stderr) == (1, f"{NO_SHOW}\n{card_of(place).text}\n")
    maker.pack(folder / package_name(maker.curation.exhibition, 1), card_of(place).text)
    exchange = cli_exchange.begin_exchange(place, folder, trust)
    assert open_show(place, trusted=exchange.seals).sequence == 1
    (heard,) = heard_in(folder, exchange.seals)
    assert (heard.shows, heard.exhibition) == (1, maker.curation.exhibition)
    with pytest.raises(Refused):
        cli_exchange.begin_exchange(little_show(tmp_path / "copied"), folder, trust)
