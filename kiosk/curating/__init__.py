"""The exhibition as it is curated: the list, the light table, its words, its settings, its preview."""
