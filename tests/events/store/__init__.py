"""One suite for both databases: what every event store must do."""
