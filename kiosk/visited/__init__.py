"""What visitors left and what was counted, for the facilitator."""
