"""Rows of files and the domain: what goes out to spreadsheets and CRMs, and what comes in. No storage."""
