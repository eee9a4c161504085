import pytest

from fanzines.consents import Approval, Consent, Use, pages_hash
from fanzines.edits import AddPage
from fanzines.library import Library
from fanzines.model import Fanzine, Page, new_fanzine, new_id

PAGES, OTHER_PAGES = "ab" * 32, "cd" * 32


@pytest.fixture
def fanzine(library: Library) -> Fanzine:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    return fanzine


def test_each_use_has_its_own_consent(library: Library, fanzine: Fanzine) -> None:
    assert library.consents(fanzine.id) == ()
    library.record_consent(fanzine.id, Use.WEB, PAGES, "2026-11", "2027-11")
    library.record_consent(fanzine.id, Use.SEE, PAGES, "2026-11", "2027-11")
    library.record_consent(fanzine.id, Use.WEB, OTHER_PAGES, "2026-12", "2027-12")
    assert library.consents(fanzine.id) == (
        Consent(fanzine.id, Use.SEE, PAGES, "2026-11", "2027-11"),
        Consent(fanzine.id, Use.WEB, OTHER_PAGES, "2026-12", "2027-12"),
    )
    assert library.consented(Use.WEB) == (fanzine.id,)
    assert library.consented(Use.ROOM) == ()


def test_each_consent_is_taken_back_by_itself(library: Library, fanzine: Fanzine) -> None:
    for use in (Use.WEB, Use.SEE):
        library.record_consent(fanzine.id, use, PAGES, "2026-11", "2027-11")
    assert library.withdraw_consent(fanzine.id, Use.WEB)
    assert not library.withdraw_consent(fanzine.id, Use.WEB)
    assert [consent.use for consent in library.consents(fanzine.id)] == [Use.SEE]


def test_an_approval_is_kept_replaced_and_taken_back(library: Library, fanzine: Fanzine) -> None:
    assert library.approval(fanzine.id) is None
    library.approve(fanzine.id, pages_hash(fanzine))
    library.save(fanzine.id, AddPage(0, Page(new_id())))
    now = pages_hash(library.fanzine(fanzine.id))
    library.approve(fanzine.id, now)
    assert library.approval(fanzine.id) == Approval(fanzine.id, now)
    assert library.unapprove(fanzine.id)
    assert not library.unapprove(fanzine.id)
    assert library.approval(fanzine.id) is None


def test_a_fanzine_takes_its_consents_and_approval_along(library: Library, fanzine: Fanzine) -> None:
    library.record_consent(fanzine.id, Use.WEB, PAGES, "2026-11", "2027-11")
    library.approve(fanzine.id, pages_hash(fanzine))
    assert library.remove(fanzine.id)
    library.new(fanzine)
    assert library.consents(fanzine.id) == () and library.approval(fanzine.id) is None


def test_only_a_kept_fanzine_can_be_consented_to(library: Library) -> None:
    missing = new_id()
    with pytest.raises(KeyError):
        library.record_consent(missing, Use.SEE, PAGES, "2026-11", "2027-11")
    with pytest.raises(KeyError):
        library.approve(missing, PAGES)
    with pytest.raises(KeyError):
        library.put_on_shelf(missing, None)
