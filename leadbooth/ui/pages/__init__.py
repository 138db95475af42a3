"""Pages: one screen each, put together from widgets, fed by services through the desk."""
