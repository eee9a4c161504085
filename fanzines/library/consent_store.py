"""Consents and approvals as rows. Whether they still hold is for `fanzines.consents.release` to say."""

from collections.abc import Iterable

from sqlite_utils import Database

from fanzines.consents import Approval, Consent, SpokenConsent, Use, WhySpoken
from fanzines.library.reading_store import must_be_read
from fanzines.library.rows import model_id, number, random_number

_THE_FANZINE = "fanzine WHERE id = ? AND leaving = 0"


def write_consent(db: Database, consent: Consent) -> None:
    """Keep her yes; an earlier yes to the same use is replaced. KeyError when there is no such fanzine.

    ValueError when it is to a recording that the fanzine has no more.
    """
    recording = None if consent.recording is None else bytes.fromhex(consent.recording)
    if recording is not None:
        must_be_read(db, consent.fanzine, recording)
    sql = (
        'INSERT INTO consent (id, fanzine, "use", pages_hash, given, until, exhibition, recording) '
        f"SELECT ?, id, ?, ?, ?, ?, ?, ? FROM {_THE_FANZINE} "
        'ON CONFLICT (fanzine, "use") DO UPDATE SET pages_hash = excluded.pages_hash, '
        "given = excluded.given, until = excluded.until, exhibition = excluded.exhibition, "
        "recording = excluded.recording"
    )
    run = None if consent.exhibition is None else number(consent.exhibition)
    pages = bytes.fromhex(consent.pages_hash)
    values = [consent.use, pages, consent.given, consent.until, run, recording, number(consent.fanzine)]
    _must_be_kept(db.execute(sql, [random_number(), *values]).rowcount, consent.fanzine)
    db.execute('DELETE FROM refusal WHERE fanzine = ? AND "use" = ?', [number(consent.fanzine), consent.use])


def write_spoken(db: Database, spoken: SpokenConsent) -> None:
    """Keep a yes by word of mouth; an earlier one to the same use is replaced. KeyError as above."""
    sql = (
        'INSERT INTO spoken_consent (id, fanzine, "use", pages_hash, given, until, exhibition, why) '
        f"SELECT ?, id, ?, ?, ?, ?, ?, ? FROM {_THE_FANZINE} "
        'ON CONFLICT (fanzine, "use") DO UPDATE SET pages_hash = excluded.pages_hash, '
        "given = excluded.given, until = excluded.until, exhibition = excluded.exhibition, why = excluded.why"
    )
    pages, run = bytes.fromhex(spoken.pages_hash), number(spoken.exhibition)
    values = [spoken.use, pages, spoken.given, spoken.until, run, spoken.why, number(spoken.fanzine)]
    _must_be_kept(db.execute(sql, [random_number(), *values]).rowcount, spoken.fanzine)


def delete_consent(db: Database, fanzine_id: str, use: Use) -> bool:
    """Take her yes back, also one by word of mouth; whether there was one.

    What she had agreed to with her own hand counts as refused from now on.
    """
    where, values = 'WHERE fanzine = ? AND "use" = ?', [number(fanzine_id), use]
    told = db.execute(f"DELETE FROM spoken_consent {where}", values).rowcount
    own = db.execute(f"DELETE FROM consent {where}", values).rowcount
    if own:
        sql = 'INSERT OR IGNORE INTO refusal (id, fanzine, "use") VALUES (?, ?, ?)'
        db.execute(sql, [random_number(), *values])
    return bool(told or own)


def read_refused(db: Database, fanzine_id: str) -> frozenset[Use]:
    """The uses whose yes she took back with her own hand, and has not given again."""
    sql = 'SELECT "use" FROM refusal WHERE fanzine = ?'
    return frozenset(Use(use) for (use,) in db.execute(sql, [number(fanzine_id)]))


def read_consents(db: Database, fanzine_id: str) -> tuple[Consent, ...]:
    """Every yes she gave herself for a fanzine and did not take back, in the order of `Use`."""
    sql = 'SELECT "use", pages_hash, given, until, exhibition, recording FROM consent WHERE fanzine = ?'
    found = [
        Consent(
            fanzine_id,
            Use(use),
            pages.hex(),
            given,
            until,
            None if run is None else model_id(run),
            None if recording is None else recording.hex(),
        )
        for use, pages, given, until, run, recording in db.execute(sql, [number(fanzine_id)])
    ]
    return tuple(sorted(found, key=lambda consent: list(Use).index(consent.use)))


def read_spoken(db: Database, fanzine_id: str) -> tuple[SpokenConsent, ...]:
    """Every yes by word of mouth for a fanzine that was not taken back, in the order of `Use`."""
    sql = 'SELECT "use", pages_hash, given, until, exhibition, why FROM spoken_consent WHERE fanzine = ?'
    found = [
        SpokenConsent(fanzine_id, Use(use), pages.hex(), given, until, model_id(run), WhySpoken(why))
        for use, pages, given, until, run, why in db.execute(sql, [number(fanzine_id)])
    ]
    return tuple(sorted(found, key=lambda spoken: list(Use).index(spoken.use)))


def read_consented(db: Database, use: Use) -> tuple[str, ...]:
    """The ids of all fanzines with a yes to that use, in an order that tells nothing."""
    sql = (
        'SELECT fanzine.id FROM (SELECT fanzine, "use" FROM consent UNION '
        'SELECT fanzine, "use" FROM spoken_consent) AS yes JOIN fanzine ON fanzine.id = yes.fanzine '
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


def lay_out_yeses(
    db: Database,
    fanzine_id: str,
    own: Iterable[Consent],
    told: Iterable[SpokenConsent],
    refused: Iterable[Use],
    approval: Approval | None,
) -> None:
    """Have these be all there is of a fanzine, as the tablets of a group know it. KeyError, ValueError."""
    row = number(fanzine_id)
    for table in ("consent", "refusal", "spoken_consent", "approval"):
        db.execute(f"DELETE FROM {table} WHERE fanzine = ?", [row])
    for yes in own:
        write_consent(db, yes)
    for spoken in told:
        write_spoken(db, spoken)
    for use in refused:
        sql = 'INSERT OR IGNORE INTO refusal (id, fanzine, "use") VALUES (?, ?, ?)'
        db.execute(sql, [random_number(), row, use])
    if approval is not None:
        write_approval(db, approval)


def _must_be_kept(rows: int, fanzine_id: str) -> None:
    if rows == 0:
        raise KeyError(fanzine_id)
