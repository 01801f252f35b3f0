"""The working calendar filled in: decrees, laws, libraries and the user's own days. Start at `working.Calendar`."""
