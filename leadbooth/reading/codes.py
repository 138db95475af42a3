"""Warning codes of a reading. The screen makes sentences of them; none keeps a lead from being saved."""

from __future__ import annotations

from collections.abc import Mapping

WARNINGS: Mapping[str, str] = {
    "email_malformed": "what stands where an e-mail belongs is none; kept under extra as email_text",
    "empty": "the payload holds nothing visible",
    "fewer_columns": "fewer tokens than the profile has columns",
    "guessed_columns": "no profile fitted: the meaning of the columns was guessed from their content",
    "malformed_line": "a line or field of the format could not be read and was left out",
    "missing_prefix": "the badge id does not begin with the profile's prefix",
    "more_columns": "more tokens than the profile has columns; the rest is kept under extra",
    "name_guessed": "the name was guessed from a profile link; ask the person",
    "no_separator": "the profile expects a delimiter that the payload does not contain",
    "opaque": "encrypted or unknown content: a badge id to complete, recognised again when scanned again",
    "several_cards": "the payload holds more than one card; this is the first",
    "unsafe_link": "a link that is no web address was kept as text under extra, not as the website",
}
"""Code -> meaning, complete: the parsers emit nothing else."""
