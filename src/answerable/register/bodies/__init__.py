"""Public bodies with their dated names, parents and successors."""
