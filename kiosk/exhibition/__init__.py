"""The exhibition: a wall of covers and a quiet reader. Nothing here knows the library."""
