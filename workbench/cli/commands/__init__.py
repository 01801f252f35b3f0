"""The commands, grouped by idea. A module is imported when one of its commands is called."""
