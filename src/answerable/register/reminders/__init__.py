"""Who is told what, when, and the proof that it was sent."""
