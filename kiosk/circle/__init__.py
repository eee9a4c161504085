"""The circle: fanzines read together on the whole screen, with topics between them; nothing is stored."""
