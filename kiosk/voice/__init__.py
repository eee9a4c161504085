"""What the kiosk says aloud: its own sentences, in the language that is spoken on it."""
