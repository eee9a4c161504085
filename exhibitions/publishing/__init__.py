"""From released fanzines to a sealed show, and taking works out of one again."""
