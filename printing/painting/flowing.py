"""A document that is written while it is drawn: what is finished goes to the file at once.

ReportLab keeps a whole document in memory, and several times over when it is saved. Here forms, pictures and
pages leave as soon as they are complete; only fonts, which gather glyphs until the end, wait. The file bears
no maker's name, no date and no id, and tells printers to keep its size.
"""

from typing import IO, Any, Final

from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from printing.painting.canvas import Canvas, new_canvas

pdfdoc: Any = reportlab_pdfdoc  # it carries no types

_HEAD: Final = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_FONTS: Final = "BasicFonts"


class _Written:
    """Takes the place of an object that is in the file."""


_WRITTEN: Final = _Written()


class _FlowingDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab carries no types
    """Knows where in the file each object begins."""

    def __init__(self, file: IO[bytes], **options: Any) -> None:
        super().__init__(**options)
        self._file = file
        self._at = 0
        self._begins: dict[int, int] = {}
        self._next = 1
        self._left: list[str] = []
        self._put(_HEAD)

    def flow(self) -> None:
        """Write all that is complete by now."""
        waiting, self._left = self._left, []
        for name in waiting:
            self._write(name)
        while self._next in self.numberToId:
            name = self.numberToId[self._next]
            self._next += 1
            self._write(name)

    def finish(self, *, duplex: str = "", right_to_left: bool = False) -> None:
        """Write the fonts, the tree of pages, and the table of where everything is."""
        for font in self.delayedFonts:
            font.addObjects(self)
        pages = self.Reference(self.Pages).format(self)
        self.flow()
        for name in self._left:
            self._write(name, last=True)
        while self._next in self.numberToId:
            self._write(self.numberToId[self._next], last=True)
            self._next += 1
        root = self.objectcounter + 1
        asked = b" /Duplex /" + duplex.encode("ascii") if duplex else b""
        way = b"/R2L" if right_to_left else b"/L2R"
        self._begins[root] = self._at
        asks = b"/ViewerPreferences << /PrintScaling /None /Direction %b%b >>" % (way, asked)
        self._put(b"%d 0 obj\n<< /Type /Catalog /Pages %b %b >>\nendobj\n" % (root, pages, asks))
        table = self._at
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % (root + 1))
        self._put(b"".join(b"%010d 00000 n \n" % self._begins[number] for number in range(1, root + 1)))
        self._put(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (root + 1, root, table))

    def _write(self, name: str, *, last: bool = False) -> None:
        thing = self.idToObject[name]
        if not last and (name == _FONTS or thing is self.Pages):
            self._left.append(name)
            return
        content = pdfdoc.PDFIndirectObject(name, thing).format(self)
        number, _version = self.idToObjectNumberAndVersion[name]
        self._begins[number] = self._at
        self._put(content)
        self.idToObject[name] = _WRITTEN

    def _put(self, content: bytes) -> None:
        self._file.write(content)
        self._at += len(content)


class FlowingCanvas:
    """A ReportLab canvas over a document that flows into a file."""

    def __init__(self, file: IO[bytes], width: float, height: float) -> None:
        self.canvas: Canvas = new_canvas(file, width, height)
        self._document = _FlowingDocument(file, compression=1, invariant=1)
        self.canvas._doc = self._document

    def end_form(self) -> None:
        """End the form that was begun, and write it."""
        self.canvas.endForm()
        self._document.flow()

    def end_page(self) -> None:
        """End the page, and write it."""
        self.canvas.showPage()
        self._document.flow()

    def finish(self, *, duplex: str = "", right_to_left: bool = False) -> None:
        """Complete the file. `duplex` is what a viewer's printing dialog begins with."""
        self._document.finish(duplex=duplex, right_to_left=right_to_left)
