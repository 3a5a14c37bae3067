"""A second, slow way to the same answers, and random histories to ask both about."""
