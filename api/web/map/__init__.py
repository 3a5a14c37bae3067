"""The world map: geometry drawn once at a desk, and which shape a state's codes stand for.

`draw` is the recipe; it writes the static file `world.svg` and the table `places.csv`, and the
site never runs it. Borders are those of today, whatever day is asked about.
"""
