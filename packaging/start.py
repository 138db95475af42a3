"""Where the built program starts."""

import sys

from leadbooth.__main__ import run

sys.exit(run())
