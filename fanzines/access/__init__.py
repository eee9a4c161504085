"""Who may open what: the facilitators' phrases and PIN, the makers' signs."""
