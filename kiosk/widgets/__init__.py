"""The shared pieces every place is made of."""
