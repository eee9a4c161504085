"""Pictures of pages, items and art: PDFium's rendering of what the painter drew."""
