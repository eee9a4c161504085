"""The strip of pages beside the table."""
