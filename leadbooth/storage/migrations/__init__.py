"""Schema versions of the store, oldest first. Each is frozen: it imports no live model."""
