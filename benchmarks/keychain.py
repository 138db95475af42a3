"""A keychain for benchmarks: it holds the key of every store that they make, and asks nobody."""

from __future__ import annotations

import base64

from keyring.backend import KeyringBackend
from keyring.compat import properties

from benchmarks.common import KEY


class BenchmarkKeychain(KeyringBackend):
    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805
        return 1

    def get_password(self, service: str, username: str) -> str | None:
        return base64.b64encode(KEY).decode()

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError
