"""Text in and out: the capture line, filters, durations, and what may be painted. Knows no store and no screen."""
