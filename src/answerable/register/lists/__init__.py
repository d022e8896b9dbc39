"""Lists of commitments: what they are narrowed to, in what order, and how many there are of what."""
