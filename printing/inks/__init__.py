"""Inks for photocopiers and risographs: grey, black dots, one file for each ink."""
