"""Statistics as pictures: in a terminal, as SVG, and always with their numbers in a table beside them."""
