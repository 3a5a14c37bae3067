"""What the chronicle costs, each figure beside the same work written by hand.

Nothing here is a test: no figure is asserted. Every pair of versions works on the
same rows in the same run, in turns (A B A B …), because machines are noisy and only
ratios travel. Random choices have fixed seeds.
"""
