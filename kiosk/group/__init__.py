"""The tablets of one group: founding it, joining it, and the shelves they exchange."""
