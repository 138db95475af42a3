"""The words of the product and their rules: frozen dataclasses and pure functions. No I/O, no Qt, no SQL."""
