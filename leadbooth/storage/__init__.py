"""The encrypted store: change log, state folded from it, search, backup, migrations. Only this room speaks SQL."""
