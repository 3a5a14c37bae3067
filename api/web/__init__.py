"""The site: pages for people, beside the JSON that programs read.

Routes ask `projections.questions`, view models say in plain words what came back, templates
lay it out. Invariants: a page works without JavaScript; its address holds all that it shows,
both clocks included; it loads nothing from any other host, and holds no inline style or script.
"""
