"""One module per screen, its sheet beside it."""
