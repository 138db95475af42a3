"""Item models between services and views."""
