"""Reports as text, made from values. Knows no store, no screen and no present time."""
