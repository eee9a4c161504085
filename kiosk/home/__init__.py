"""Home: where everybody begins, and her sign."""
