"""A person checks what was read, clause by clause, and publishes it. This room owns no tables."""
