"""Answerable: written action plans of public bodies become a public register of duties."""
