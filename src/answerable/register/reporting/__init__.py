"""Rounds of reporting: who is asked, what they answer, who signs, and what the secretariat says to it."""
