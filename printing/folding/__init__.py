"""How sheets are folded: imposition, marks, and what a fold leaves off the paper."""
