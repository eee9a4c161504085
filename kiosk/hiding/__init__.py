"""Quick hide: a drawing board that says nothing of anybody, and the sign that brings it."""
