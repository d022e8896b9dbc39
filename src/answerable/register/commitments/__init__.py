"""The register itself: who promised what, by when, how it stands, and what is on hold."""
