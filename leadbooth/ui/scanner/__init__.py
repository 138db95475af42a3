"""Scanners: keyboard and serial ones as one source of scans, the sheet to set them up, the page to test them."""
