"""The one place where a facilitator prints: how it comes out, on which printer, and what waits there."""
