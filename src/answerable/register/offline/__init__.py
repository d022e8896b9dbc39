"""The public register as files that any web server, or none, can show."""
