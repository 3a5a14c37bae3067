"""Every answer for one day as one table, sent as it is read."""
