"""What a user can do, as functions with typed results. The window and the command line call the same ones."""
