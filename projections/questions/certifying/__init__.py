"""Questions with both clocks pinned, what their answers rest on, and certificates of them."""
