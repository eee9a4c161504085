"""The fronts, or the backs, of sheets that were made whole."""

from io import BytesIO

from printing.folding.sheeting import Part
from printing.painting.nameless import saved


def only(pdf: bytes, part: Part) -> bytes:
    """Those sides of a PDF whose sheets all have two; all of it for both."""
    if part is Part.BOTH:
        return pdf
    import pikepdf  # it takes 0.1 s and 6 MB, which only the press needs

    first = 0 if part is Part.FRONTS else 1
    with pikepdf.open(BytesIO(pdf)) as document:
        for number in reversed(range(len(document.pages))):
            if number % 2 != first:
                del document.pages[number]
        if "/Duplex" in document.Root.get("/ViewerPreferences", {}):
            del document.Root.ViewerPreferences.Duplex
        document.remove_unreferenced_resources()
        return saved(document)
