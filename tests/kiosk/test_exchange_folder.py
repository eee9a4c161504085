"""The folder for exchange: chosen by touch, remembered, found where Syncthing left it."""

from pathlib import Path

from kiosk.keeping.exchange_folder import all_folders, choose_folder, chosen_folder, shared_folders


def test_what_was_chosen_counts_over_what_was_given_and_none_is_a_choice(tmp_path: Path) -> None:
    given = tmp_path / "given"
    assert chosen_folder(tmp_path, None) is None
    assert chosen_folder(tmp_path, given) == given
    choose_folder(tmp_path, tmp_path / "الغرفة")
    assert chosen_folder(tmp_path, given) == tmp_path / "الغرفة"
    choose_folder(tmp_path, None)
    assert chosen_folder(tmp_path, given) is None
    (tmp_path / "exchange-folder").write_bytes(b"\xff\xfe")
    assert chosen_folder(tmp_path, given) == given


def test_syncthings_own_folder_and_those_it_marked_are_found(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("Sync", "Workshop/.stfolder", "Documents/Group/.stfolder", "Pictures", ".hidden/.stfolder"):
        (home / name).mkdir(parents=True)
    (home / "linked").symlink_to(home / "Workshop")
    (home / "a file").write_bytes(b"")
    found = list(shared_folders(home))
    assert found == [home / "Sync", home / "Documents/Group", home / "Workshop"]
    assert list(shared_folders(tmp_path / "nowhere")) == []


def test_each_folder_is_offered_once_and_the_chosen_one_also_while_it_is_away(tmp_path: Path) -> None:
    (tmp_path / "Sync").mkdir()
    stick, away = tmp_path / "stick", tmp_path / "away"
    offered = all_folders(away, tmp_path / "Sync", (stick,), tmp_path)
    assert offered == (tmp_path / "Sync", stick, away)
    assert all_folders(stick, None, (stick,), tmp_path) == (tmp_path / "Sync", stick)
    assert all_folders(None, None, (), tmp_path / "nowhere") == ()
