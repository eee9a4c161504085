from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Thread

from fanzines.edits import AddItem, ChangeItem, Together
from fanzines.library import Library
from fanzines.library.errors import LibraryError
from fanzines.model import Fanzine, Placement, Words, new_fanzine, new_id


def test_a_reader_meets_whole_edits_only(library: Library) -> None:
    fanzine = new_fanzine("2026-11", pages=2)
    library.new(fanzine)
    items = [Words(new_id(), Placement(0, 0), "0", 100) for _ in fanzine.pages]
    pairs = list(zip(fanzine.pages, items, strict=True))
    library.save(fanzine.id, Together(tuple(AddItem(page.id, 0, item) for page, item in pairs)))

    def write() -> None:
        for n in range(60):
            changes = (ChangeItem(p.id, i, replace(i, text=str(n))) for p, i in pairs)
            library.save(fanzine.id, Together(tuple(changes)))

    def read(_: int) -> set[str]:
        return _texts(library.fanzine(fanzine.id))

    writer = Thread(target=write)
    writer.start()
    with ThreadPoolExecutor(3) as readers:
        seen = list(readers.map(read, range(150)))
    writer.join()
    assert all(len(texts) == 1 for texts in seen)
    assert _texts(library.fanzine(fanzine.id)) == {"59"}


def test_threads_may_add_and_remove_at_the_same_time(library: Library) -> None:
    def come_and_go(_: int) -> None:
        fanzine = new_fanzine("2026-11")
        library.new(fanzine)
        assert library.fanzine(fanzine.id) == fanzine
        assert library.remove(fanzine.id)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(come_and_go, range(12)))
    assert library.fanzines() == []
    assert library.store.is_sound()


def test_a_thread_that_ended_leaves_no_connection_open(library: Library) -> None:
    for _ in range(5):
        thread = Thread(target=library.fanzines)
        thread.start()
        thread.join()
    del thread
    assert library.store.connections <= 1


def test_closing_lets_readers_finish_and_refuses_new_ones(library: Library) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    started, ended = Barrier(4), list[str]()

    def read_on() -> None:
        started.wait()
        try:
            while library.fanzine(fanzine.id) == fanzine:
                pass
        except LibraryError as error:
            ended.append(str(error))

    readers = [Thread(target=read_on) for _ in range(3)]
    for reader in readers:
        reader.start()
    started.wait()
    library.close()
    for reader in readers:
        reader.join()
    assert len(ended) == 3 and all("closed" in sentence for sentence in ended)


def _texts(fanzine: Fanzine) -> set[str]:
    return {item.text for page in fanzine.pages for item in page.items if isinstance(item, Words)}
