"""What can be asked, and that it stays true through rebuilds, races and crashes."""
