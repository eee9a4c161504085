"""Wordless guides: how printed sheets become a fanzine, drawn from one description for screen and paper."""
