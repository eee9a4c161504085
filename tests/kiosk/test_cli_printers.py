"""The command that tells of printers, on real ones."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from tests.printing.shop import Shop


def said(folder: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["printers", "--data", str(folder), *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_printer_is_told_of_and_one_without_cups_by_its_address(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = shop.add("Hall")
    assert said(tmp_path) == "Hall: ready; both sides; loaded: iso_a4_210x297mm\n"
    hall.switch_off()
    assert "unplugged" in said(tmp_path)
    far = shop.add("Far", media=(), queue=False)
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing"))
    assert far.uri in said(tmp_path, "--add", far.uri) and far.uri in said(tmp_path)
    assert said(tmp_path, "--forget", far.uri) == "No printer was found.\n"
