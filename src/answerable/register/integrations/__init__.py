"""Other systems: the tokens by which they act, and the addresses that are told when something moves."""
