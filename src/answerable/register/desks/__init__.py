"""What each person has to do, on one page: focal point, validator, secretariat. It owns no tables."""
