"""Chinese characters: how they are read, simplified and put in order. Tables load with the first question."""
