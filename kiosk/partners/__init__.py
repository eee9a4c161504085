"""Other kiosks: whom this one exchanges exhibitions with, what arrived there, and its own card."""
