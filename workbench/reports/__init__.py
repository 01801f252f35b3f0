"""Reports of a desk: what is read for each, and what is made of it. The command line and the screens show the same."""
