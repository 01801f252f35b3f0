"""The command line: words in, words or JSON out. Never imports Textual; only the bare command asks the app to run."""
