"""Documents as values, and one writer for each kind of file. Knows no store, no screen and no present time."""
