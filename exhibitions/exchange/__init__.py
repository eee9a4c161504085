"""Shows on their way between kiosks: signed, encrypted packages in a folder, and word of what arrived."""
