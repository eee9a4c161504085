"""What a facilitator curates in the library: exhibitions, agreements, withdrawals, a second look at faces."""
