"""The table with the page: what is seen of it, and the touches that land on it."""
