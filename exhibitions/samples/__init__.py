"""Three fanzines made for the kiosk, nobody's story, laid out by hand and published as the sample show."""
