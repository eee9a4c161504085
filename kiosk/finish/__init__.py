"""Finish: read it through, then keep, show, print or remove."""
