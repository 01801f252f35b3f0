"""The capture line: one typed line in, one `Reading` out. Start at `read.read`; the grammar is in docs/capture.md."""
