"""Ways in: what files hold, turned into drafts for the commands.

What may live here: reading and checking of bundles. What may not: appending by any
way but the commands of `events.chronicle`.
"""
