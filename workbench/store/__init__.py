"""The only floor which knows TinyDB: an append-only journal, a snapshot, and values handed out frozen."""
