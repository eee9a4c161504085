"""What comes out of the press: booklets, labels, letters, reports."""
