"""People who follow what is public, by letters and feeds, without an account."""
