"""The open pages, a module for each kind of them."""
