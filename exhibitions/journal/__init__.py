"""The exhibition's own journal: a small file beside a show that counts without traces."""
