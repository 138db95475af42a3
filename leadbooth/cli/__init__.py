"""The command line: one small module a command, the same services as the window."""
