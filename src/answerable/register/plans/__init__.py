"""Documents as they were read: files, editions and their clauses."""
