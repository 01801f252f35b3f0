"""Search: the words of a filter, what they mean and how they are said back, and the looking itself."""
