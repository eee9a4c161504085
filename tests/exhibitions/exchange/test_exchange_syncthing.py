from pathlib import Path

import pytest

from exhibitions.exchange.folder import Exchange
from exhibitions.exchange.heard import arrived, heard_in
from exhibitions.exchange.package import DAMAGED
from exhibitions.show.folder import current_version
from fanzines.seal import public_key
from tests.exhibitions.parcels import EXHIBITION, Partner, packed
from tests.exhibitions.shows import KEY, ROOM
from tests.exhibitions.syncthings import is_here, sharing


@pytest.mark.skipif(not is_here(), reason="Syncthing is not here")
def test_a_show_and_a_withdrawal_arrive_and_a_tampered_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    partner, trusted = Partner(tmp_path / "partner"), (public_key(KEY),)
    key = public_key(partner.identity.seal)
    with sharing(tmp_path, 2) as (maker, kiosk):
        exchange = Exchange(kiosk.folder, partner.identity, trusted, lambda _: partner.place)

        def send(package: Path) -> Path:
            package.rename(maker.folder / package.name)
            maker.scan()
            return kiosk.wait_for(package.name)

        send(packed(tmp_path, 1, partner))
        assert exchange.look().changed and ROOM in partner.show.stories()
        kiosk.scan()
        word = next(kiosk.folder.glob("*.heard")).name
        maker.wait_for(word)
        assert arrived(1, EXHIBITION, [key], heard_in(maker.folder, [key])).shown == 1

        kiosk.stop()  # it is off while something is taken back
        withdrawal = packed(tmp_path, 2, partner, gone=[ROOM], stories=[])
        withdrawal.rename(maker.folder / withdrawal.name)
        maker.scan()
        assert arrived(2, EXHIBITION, [key], heard_in(maker.folder, [key])).without == 0
        kiosk.start()
        kiosk.wait_for(withdrawal.name)
        looked = exchange.look()
        assert looked.removed and ROOM not in partner.show.stories()
        before = (maker.folder / word).read_bytes()
        kiosk.scan()
        maker.wait_until(lambda: (maker.folder / word).read_bytes() != before)
        assert arrived(2, EXHIBITION, [key], heard_in(maker.folder, [key])).without == 1

        shown = current_version(partner.place)
        tampered = packed(tmp_path, 3, partner, gone=[ROOM], stories=[])
        tampered.write_bytes(tampered.read_bytes()[:-1] + b"!")
        send(tampered)
        looked = exchange.look()
        assert looked.refused == (DAMAGED,) and not looked.changed
        assert current_version(partner.place) == shown and partner.show.sequence == 2
