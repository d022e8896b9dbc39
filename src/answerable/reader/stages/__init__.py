"""The stages of reading: each takes a source and what earlier stages found, and returns facts."""
