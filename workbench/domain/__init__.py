"""What a desk is made of: values and pure functions. Knows no file, no screen and no present time."""
