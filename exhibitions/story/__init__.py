"""Story pages: plain HTML that reads without a script, and the words it says by itself."""
