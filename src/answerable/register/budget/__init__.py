"""Money for commitments: proposed, allocated and spent, each figure with its source."""
