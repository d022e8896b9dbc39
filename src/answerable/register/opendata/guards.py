"""What the database refuses to do with where records came from."""

from __future__ import annotations

from answerable.register.guards import append_only

GUARDS = append_only("opendata_load", "Where records came from is never changed or deleted.")
