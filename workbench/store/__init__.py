"""The only floor which knows TinyDB: an append-only journal, a snapshot, and values handed out frozen.

What holds, always (docs/store.md has the reasons and what happens when something is wrong):

1. Bytes before the position in a segment never change; segments and lock are never replaced.
2. Acknowledged means that this line and all before it are synced, and every name that leads to them.
3. The state in memory is the fold of the records up to `q`. A transaction stages; only a durable record is applied.
4. Memory never shows what the disk refused. A refused write is cut away; after an I/O error nothing more is written.
5. Only a holder of the lock calls something damage, steps over it, or cuts it away, after keeping it in `quarantine/`.
6. The lock is the kernel's (flock): a dead process holds none. It is never held across a question to the user.
7. No link in the place of a file or directory is written through.
8. A closed day takes amendments only.
9. The snapshot and its index say nothing that the journal does not; either may be deleted at any time.
"""
