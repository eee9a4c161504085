"""The library's tables. Rows are found by random numbers, so that nothing tells which was made first.

Other packages keep their own tables in the library: each hands its `Migrations` to `Library.open`.
"""

from collections.abc import Iterable
from typing import Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

library_migrations: Final = Migrations("fanzines")

_PAGE_PICTURES: Final = """
CREATE TABLE page_picture (
    page INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;
CREATE TRIGGER picture_without_item AFTER INSERT ON item BEGIN
    DELETE FROM page_picture WHERE page = NEW.page;
END;
CREATE TRIGGER picture_of_other_item AFTER UPDATE ON item BEGIN
    DELETE FROM page_picture WHERE page IN (OLD.page, NEW.page);
END;
CREATE TRIGGER picture_of_gone_item AFTER DELETE ON item BEGIN
    DELETE FROM page_picture WHERE page = OLD.page;
END;
CREATE TRIGGER picture_without_stroke AFTER INSERT ON stroke BEGIN
    DELETE FROM page_picture WHERE page = (SELECT page FROM item WHERE id = NEW.drawing);
END;
CREATE TRIGGER picture_of_gone_stroke AFTER DELETE ON stroke BEGIN
    DELETE FROM page_picture WHERE page = (SELECT page FROM item WHERE id = OLD.drawing);
END;
"""
_SPOKEN: Final = """
CREATE TABLE spoken_consent (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    "use" TEXT NOT NULL CHECK ("use" IN ('circle', 'exhibition', 'paper')),
    pages_hash BLOB NOT NULL,
    given TEXT NOT NULL,
    until TEXT NOT NULL,
    exhibition INTEGER NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (fanzine, "use")
) STRICT;
"""
_NEW_SIGNS: Final = """
CREATE TABLE new_sign (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL UNIQUE,
    times INTEGER NOT NULL
) STRICT;
"""
_REFUSALS: Final = """
CREATE TABLE refusal (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    "use" TEXT NOT NULL,
    UNIQUE (fanzine, "use")
) STRICT;
"""
_HASHES: Final = """
CREATE TABLE pages_hash (
    fanzine INTEGER PRIMARY KEY REFERENCES fanzine (id) ON DELETE CASCADE,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER hash_of_other_fanzine AFTER UPDATE ON fanzine BEGIN
    DELETE FROM pages_hash WHERE fanzine = OLD.id;
END;
CREATE TRIGGER hash_without_page AFTER INSERT ON page BEGIN
    DELETE FROM pages_hash WHERE fanzine = NEW.fanzine;
END;
CREATE TRIGGER hash_of_other_page AFTER UPDATE ON page BEGIN
    DELETE FROM pages_hash WHERE fanzine IN (OLD.fanzine, NEW.fanzine);
END;
CREATE TRIGGER hash_of_gone_page AFTER DELETE ON page BEGIN
    DELETE FROM pages_hash WHERE fanzine = OLD.fanzine;
END;
CREATE TRIGGER hash_without_item AFTER INSERT ON item BEGIN
    DELETE FROM pages_hash WHERE fanzine = (SELECT fanzine FROM page WHERE id = NEW.page);
END;
CREATE TRIGGER hash_of_other_item AFTER UPDATE ON item BEGIN
    DELETE FROM pages_hash WHERE fanzine IN (SELECT fanzine FROM page WHERE id IN (OLD.page, NEW.page));
END;
CREATE TRIGGER hash_of_gone_item AFTER DELETE ON item BEGIN
    DELETE FROM pages_hash WHERE fanzine = (SELECT fanzine FROM page WHERE id = OLD.page);
END;
CREATE TRIGGER hash_without_stroke AFTER INSERT ON stroke BEGIN
    DELETE FROM pages_hash WHERE fanzine = (
        SELECT page.fanzine FROM item JOIN page ON page.id = item.page WHERE item.id = NEW.drawing
    );
END;
CREATE TRIGGER hash_of_other_stroke AFTER UPDATE ON stroke BEGIN
    DELETE FROM pages_hash WHERE fanzine IN (
        SELECT page.fanzine FROM item JOIN page ON page.id = item.page
        WHERE item.id IN (OLD.drawing, NEW.drawing)
    );
END;
CREATE TRIGGER hash_of_gone_stroke AFTER DELETE ON stroke BEGIN
    DELETE FROM pages_hash WHERE fanzine = (
        SELECT page.fanzine FROM item JOIN page ON page.id = item.page WHERE item.id = OLD.drawing
    );
END;
"""
_SECOND_LOOK: Final = """
CREATE TABLE looked_page (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL UNIQUE REFERENCES page (id) ON DELETE CASCADE,
    digest BLOB NOT NULL
) STRICT;
CREATE TABLE sighting (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('face', 'hidden_face', 'spot')),
    item INTEGER,
    "left" REAL NOT NULL,
    top REAL NOT NULL,
    "right" REAL NOT NULL,
    bottom REAL NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX sighting_page ON sighting (page);
CREATE TABLE look_answer (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    finding BLOB NOT NULL,
    answer TEXT NOT NULL,
    UNIQUE (fanzine, finding)
) STRICT;
"""
_GIVEN_OUT: Final = """
CREATE TABLE given_out (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('paper', 'hers', 'file')),
    job TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX given_out_fanzine ON given_out (fanzine);
"""
_READING: Final = """
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL UNIQUE REFERENCES fanzine (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    language TEXT NOT NULL,
    whose TEXT NOT NULL CHECK (whose IN ('hers', 'another')),
    seconds INTEGER NOT NULL,
    heard INTEGER NOT NULL DEFAULT 0,
    approved INTEGER NOT NULL DEFAULT 0 CHECK (approved <= heard),
    data BLOB NOT NULL
) STRICT;
"""
_VOICES: Final = """
CREATE TABLE voice (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    phrase TEXT NOT NULL,
    own INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (language, phrase)
) STRICT;
"""
_SHARED: Final = """
CREATE TABLE shared_version (
    fanzine INTEGER PRIMARY KEY,
    n INTEGER NOT NULL,
    tablet TEXT NOT NULL,
    seen TEXT NOT NULL,
    digest BLOB NOT NULL,
    origin INTEGER,
    told INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER version_of_other_pages AFTER DELETE ON pages_hash BEGIN
    UPDATE shared_version SET unchanged = 0 WHERE fanzine = OLD.fanzine;
END;
CREATE TABLE shared_fact (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    fanzine TEXT NOT NULL,
    tablet TEXT NOT NULL,
    n INTEGER NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (kind, subject, tablet)
) STRICT;
CREATE INDEX shared_fact_fanzine ON shared_fact (fanzine);
CREATE TABLE shared_taken (
    fanzine INTEGER NOT NULL,
    "use" TEXT NOT NULL,
    hers INTEGER NOT NULL,
    PRIMARY KEY (fanzine, "use", hers)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER taken_back_in_a_group AFTER DELETE ON consent
WHEN EXISTS (SELECT 1 FROM setting WHERE name = 'group')
AND EXISTS (SELECT 1 FROM fanzine WHERE id = OLD.fanzine) BEGIN
    INSERT OR IGNORE INTO shared_taken (fanzine, "use", hers) VALUES (OLD.fanzine, OLD."use", 1);
END;
CREATE TRIGGER told_back_in_a_group AFTER DELETE ON spoken_consent
WHEN EXISTS (SELECT 1 FROM setting WHERE name = 'group')
AND EXISTS (SELECT 1 FROM fanzine WHERE id = OLD.fanzine) BEGIN
    INSERT OR IGNORE INTO shared_taken (fanzine, "use", hers) VALUES (OLD.fanzine, OLD."use", 0);
END;
CREATE TRIGGER known_of_gone_fanzine AFTER DELETE ON fanzine BEGIN
    DELETE FROM shared_fact WHERE fanzine = printf('%016x', OLD.id) AND kind != 'removed';
    DELETE FROM shared_taken WHERE fanzine = OLD.id;
    UPDATE shared_version SET digest = x'' WHERE fanzine = OLD.id;
END;
"""
_SILENCED: Final = """
ALTER TABLE reading ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
CREATE TABLE shared_silenced (
    fanzine INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (fanzine, digest)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER silenced_in_a_group AFTER DELETE ON reading
WHEN EXISTS (SELECT 1 FROM setting WHERE name = 'group')
AND EXISTS (SELECT 1 FROM fanzine WHERE id = OLD.fanzine AND leaving = 0) BEGIN
    INSERT OR IGNORE INTO shared_silenced (fanzine, digest) VALUES (OLD.fanzine, OLD.digest);
END;
CREATE TRIGGER silenced_of_gone_fanzine AFTER DELETE ON fanzine BEGIN
    DELETE FROM shared_silenced WHERE fanzine = OLD.id;
END;
"""
_UNAPPROVED: Final = """
CREATE TRIGGER unapproved_in_a_group AFTER DELETE ON approval
WHEN EXISTS (SELECT 1 FROM setting WHERE name = 'group')
AND EXISTS (SELECT 1 FROM fanzine WHERE id = OLD.fanzine) BEGIN
    INSERT OR IGNORE INTO shared_taken (fanzine, "use", hers) VALUES (OLD.fanzine, 'approval', 0);
END;
CREATE TRIGGER unheard_in_a_group AFTER UPDATE OF approved ON reading
WHEN OLD.approved = 1 AND NEW.approved = 0
AND EXISTS (SELECT 1 FROM setting WHERE name = 'group') BEGIN
    INSERT OR IGNORE INTO shared_taken (fanzine, "use", hers) VALUES (OLD.fanzine, 'reading', 0);
END;
"""
_FIRST: Final = """
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY,
    tag BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE fanzine (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL,
    fold TEXT NOT NULL,
    direction TEXT NOT NULL,
    language TEXT NOT NULL,
    shelf INTEGER REFERENCES shelf (id) ON DELETE SET NULL,
    leaving INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX fanzine_shelf ON fanzine (shelf);
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX page_place ON page (fanzine, position);
CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    photo BLOB REFERENCES photo (digest),
    data TEXT NOT NULL
) STRICT;
CREATE INDEX item_place ON item (page, position);
CREATE INDEX item_photo ON item (photo) WHERE photo IS NOT NULL;
CREATE TABLE stroke (
    id INTEGER PRIMARY KEY,
    drawing INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    brush TEXT NOT NULL,
    colour TEXT NOT NULL,
    width REAL NOT NULL,
    points BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX stroke_place ON stroke (drawing, position);
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    "use" TEXT NOT NULL,
    pages_hash BLOB NOT NULL,
    given TEXT NOT NULL,
    until TEXT NOT NULL,
    UNIQUE (fanzine, "use")
) STRICT;
CREATE TABLE approval (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL UNIQUE REFERENCES fanzine (id) ON DELETE CASCADE,
    pages_hash BLOB NOT NULL
) STRICT;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
"""


@library_migrations()
def first_tables(db: Database) -> None:
    """The tables of the first version."""
    db.executescript(_FIRST)


@library_migrations()
def places(db: Database) -> None:
    """How many pages a fanzine's fold has room for; 0: as many as there are."""
    db.execute("ALTER TABLE fanzine ADD COLUMN places INTEGER NOT NULL DEFAULT 0")


@library_migrations()
def page_pictures(db: Database) -> None:
    """How a page looked when it was last left; any change on the page takes its picture away."""
    db.executescript(_PAGE_PICTURES)


@library_migrations()
def consents_that_end_with_an_exhibition(db: Database) -> None:
    """The run of the exhibition her consent ends with; what she agreed to by word of mouth."""
    db.execute("ALTER TABLE consent ADD COLUMN exhibition INTEGER")
    db.executescript(_SPOKEN)


@library_migrations()
def new_signs(db: Database) -> None:
    """How many makers a facilitator gave a new sign in a month; nothing tells to whom."""
    db.executescript(_NEW_SIGNS)


@library_migrations()
def refusals(db: Database) -> None:
    """What she took back with her own hand: only her hand gives it again."""
    db.executescript(_REFUSALS)


@library_migrations()
def pages_hashes(db: Database) -> None:
    """The hash of each fanzine's pages, by which consents are judged; any change takes it away."""
    db.executescript(_HASHES)


@library_migrations()
def second_look(db: Database) -> None:
    """Faces seen, places asked about, and what was answered; digests bind each to the page as it was."""
    db.executescript(_SECOND_LOOK)


@library_migrations()
def copies_given_out(db: Database) -> None:
    """How many copies of a fanzine went out, and what lies where they can still be called back."""
    db.executescript(_GIVEN_OUT)


@library_migrations()
def recorded_readings(db: Database) -> None:
    """A fanzine's recorded reading, whether a facilitator heard and approved it; which one a yes is to."""
    db.executescript(_READING)
    db.execute("ALTER TABLE consent ADD COLUMN recording BLOB")


@library_migrations()
def tablets_of_a_group(db: Database) -> None:
    """What the tablets of a group know of each other's shelves (`fanzines.sharing`)."""
    db.executescript(_SHARED)


@library_migrations()
def readings_in_a_group(db: Database) -> None:
    """In which package a recorded reading was first told of; which were thrown away since that was noted."""
    db.executescript(_SILENCED)


@library_migrations()
def recorded_phrases(db: Database) -> None:
    """The kiosk's own sentences as a mediator said them (`fanzines.voices`)."""
    db.executescript(_VOICES)


@library_migrations()
def approvals_in_a_group(db: Database) -> None:
    """A facilitator's yes that was taken back and given again between two exchanges was taken back."""
    db.executescript(_UNAPPROVED)


def migrate(db: Database, others: Iterable[Migrations]) -> None:
    """Bring every table up to date; each migration is a transaction of its own."""
    for migrations in (library_migrations, *others):
        migrations.apply(db)
