"""The site as people use it: a real server, a real browser, with and without JavaScript."""
