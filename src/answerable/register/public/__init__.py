"""The open pages, for everybody and without an account. This room owns no tables."""
