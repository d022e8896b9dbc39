"""Search over what is public: one index, written by the services of the rooms above."""
