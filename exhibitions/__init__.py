"""Exhibitions: curation, the published show, story pages and the server of the room."""
