"""The tools: what a touch on the table does."""
