"""What is public, as data: one description of each kind of record, and all files that are made from it."""
