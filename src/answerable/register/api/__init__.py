"""The programming interface: a door, which owns no tables."""
