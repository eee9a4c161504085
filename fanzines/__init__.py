"""The fanzine itself: model, edits, the encrypted library, signs, consent, photos, ink and typesetting."""
