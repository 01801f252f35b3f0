"""What a stretch of time came to, in figures that open into what they count. Pure functions over entries and items."""
