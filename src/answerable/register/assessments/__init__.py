"""Independent voices: what institutions and anybody else say of a commitment, and what becomes of it."""
