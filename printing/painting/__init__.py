"""The painter: pages as PDF, drawn once for paper and screen alike."""
