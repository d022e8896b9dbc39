"""Looking after an installation: its health, its backups, and what is wrong with it."""
