"""Where the built program starts."""

from leadbooth.__main__ import run

run()
