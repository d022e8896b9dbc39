"""The secretariat urges, guides and inspects; what an inspection finds is followed until it is remedied."""
