"""The frame of the booth: side bar, top bar, the page between them, and what can be done from the keyboard."""
