"""The press: everything that turns pages into paper and into pictures of paper."""
