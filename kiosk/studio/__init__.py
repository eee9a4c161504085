"""The studio: the page on the table, the tools beside it and the strip of pages."""
