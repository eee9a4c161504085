"""Many fanzines in one book: where everything stands, what stands around them, and the book itself."""
