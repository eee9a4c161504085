"""Consents and approvals as rows. Whether they still hold is for `fanzines.consents.release` to say."""

from sqlite_utils import Database

from fanzines.consents import Approval, Consent, Use
from fanzines.library.rows import model_id, number, random_number

_THE_FANZINE = "fanzine WHERE id = ? AND leaving = 0"


def write_consent(db: Database, consent: Consent) -> None:
    """Keep her yes; an earlier yes to the same use is replaced. KeyError when there is no such fanzine."""
    sql = (
        'INSERT INTO consent (id, fanzine, "use", pages_hash, given, until) '
        f"SELECT ?, id, ?, ?, ?, ? FROM {_THE_FANZINE} "
        'ON CONFLICT (fanzine, "use") DO UPDATE SET '
        "pages_hash = excluded.pages_hash, given = excluded.given, until = excluded.until"
    )
    pages = bytes.fromhex(consent.pages_hash)
    values = [random_number(), consent.use, pages, consent.given, consent.until, number(consent.fanzine)]
    _must_be_kept(db.execute(sql, values).rowcount, consent.fanzine)


def delete_consent(db: Database, fanzine_id: str, use: Use) -> bool:
    """Take her yes back; whether there was one."""
    sql = 'DELETE FROM consent WHERE fanzine = ? AND "use" = ?'
    return bool(db.execute(sql, [number(fanzine_id), use]).rowcount)


def read_consents(db: Database, fanzine_id: str) -> tuple[Consent, ...]:
    """Every yes that was given for a fanzine and not taken back, in the order of `Use`."""
    sql = 'SELECT "use", pages_hash, given, until FROM consent WHERE fanzine = ?'
    found = [
        Consent(fanzine_id, Use(use), pages.hex(), given, until)
        for use, pages, given, until in db.execute(sql, [number(fanzine_id)])
    ]
    return tuple(sorted(found, key=lambda consent: list(Use).index(consent.use)))


def read_consented(db: Database, use: Use) -> tuple[str, ...]:
    """The ids of all fanzines with a yes to that use, in an order that tells nothing."""
    sql = (
        "SELECT fanzine.id FROM consent JOIN fanzine ON fanzine.id = consent.fanzine "
        'WHERE "use" = ? AND leaving = 0 ORDER BY fanzine.id'
    )
    return tuple(model_id(row) for (row,) in db.execute(sql, [use]))


def write_approval(db: Database, approval: Approval) -> None:
    """Keep the facilitator's yes; an earlier one is replaced. KeyError when there is no such fanzine."""
    sql = (
        f"INSERT INTO approval (id, fanzine, pages_hash) SELECT ?, id, ? FROM {_THE_FANZINE} "
        "ON CONFLICT (fanzine) DO UPDATE SET pages_hash = excluded.pages_hash"
    )
    values = [random_number(), bytes.fromhex(approval.pages_hash), number(approval.fanzine)]
    _must_be_kept(db.execute(sql, values).rowcount, approval.fanzine)


def delete_approval(db: Database, fanzine_id: str) -> bool:
    """Take the facilitator's yes back; whether there was one."""
    return bool(db.execute("DELETE FROM approval WHERE fanzine = ?", [number(fanzine_id)]).rowcount)


def read_approval(db: Database, fanzine_id: str) -> Approval | None:
    """The facilitator's yes to a fanzine, or None."""
    sql = "SELECT pages_hash FROM approval WHERE fanzine = ?"
    found = db.execute(sql, [number(fanzine_id)]).fetchone()
    return None if found is None else Approval(fanzine_id, found[0].hex())


def _must_be_kept(rows: int, fanzine_id: str) -> None:
    if rows == 0:
        raise KeyError(fanzine_id)
