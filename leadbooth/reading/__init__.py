"""Reading: what a scan says. Payloads become contacts, bursts of keys become payloads.

Nothing here stores, shows or fetches anything. ``codes.WARNINGS`` lists the warning codes of a reading.
"""

from leadbooth.reading.aim import strip_aim
from leadbooth.reading.codes import WARNINGS
from leadbooth.reading.guess import guess_profile
from leadbooth.reading.presets import PRESETS
from leadbooth.reading.read import read_badge, split_payloads
from leadbooth.reading.text import clean_text

__all__ = ["PRESETS", "WARNINGS", "clean_text", "guess_profile", "read_badge", "split_payloads", "strip_aim"]
