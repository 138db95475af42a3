"""The key of a store: 256 random bits, kept wrapped under a passphrase and under a recovery key.

``key.json`` beside the store holds one slot per way in: the store key, encrypted with AES-256-GCM under a key that
Argon2id derives from the passphrase or from the recovery key. Optionally the store key lies in the system keychain.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leadbooth.errors import KnownError
from leadbooth.storage.files import write_atomically

KEY_BYTES = 32
MIN_PASSPHRASE = 8
_SERVICE = "LeadBooth"
_FORMAT = 1
_COST = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 2}
_RECOVERY_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that looks like something else
_RECOVERY_LENGTH = 28  # of 5 bits each: 140 bits


def new_key() -> bytes:
    """A fresh store key."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_key() -> str:
    """A recovery key to print and keep, as ``ABCD-EFGH-…`` in seven groups."""
    letters = "".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(_RECOVERY_LENGTH))
    return "-".join(letters[i : i + 4] for i in range(0, _RECOVERY_LENGTH, 4))


def write_key_file(path: Path, key: bytes, *, passphrase: str, recovery_key: str) -> None:
    """Keep ``key`` under both ways in. An empty passphrase leaves the recovery key (and a keychain) only."""
    slots = {"recovery": _wrap(key, _normal_recovery(recovery_key))}
    if passphrase:
        slots["passphrase"] = _wrap(key, passphrase)
    write_atomically(path, json.dumps({"format": _FORMAT, "slots": slots}, indent=1).encode())


def has_passphrase(path: Path) -> bool:
    """Whether a passphrase opens this key file at all."""
    return "passphrase" in _slots(path)


def unlock(path: Path, secret: str) -> bytes:
    """The store key, by the passphrase or by the recovery key. Raises KnownError("wrong_passphrase")."""
    slots = _slots(path)
    tries = [("passphrase", secret), ("recovery", _normal_recovery(secret))]
    for name, words in tries:
        if name == "recovery" and len(words) != _RECOVERY_LENGTH:
            continue
        if name in slots and (key := _opened(path, slots[name], words)) is not None:
            return key
    raise KnownError("wrong_passphrase")


def change_passphrase(path: Path, key: bytes, passphrase: str) -> None:
    """Open the store with another passphrase from now on; the recovery key stays as it is."""
    slots = {**_slots(path), "passphrase": _wrap(key, passphrase)}
    write_atomically(path, json.dumps({"format": _FORMAT, "slots": slots}, indent=1).encode())


def _slots(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes())
        slots: dict[str, Any] = dict(content["slots"])
    except FileNotFoundError:
        raise KnownError("key_file_missing", path=str(path)) from None
    except (ValueError, KeyError, TypeError) as error:
        raise KnownError("key_file_damaged", path=str(path)) from error
    return slots


def _normal_recovery(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter in _RECOVERY_ALPHABET)


def _wrap(key: bytes, secret: str) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_derive(secret, salt, _COST)).encrypt(nonce, key, None)
    return {"kdf": "argon2id", **_COST, "salt": _b64(salt), "nonce": _b64(nonce), "sealed": _b64(sealed)}


def _opened(path: Path, slot: Mapping[str, Any], secret: str) -> bytes | None:
    try:
        return _unwrap(slot, secret)
    except (ValueError, KeyError, TypeError) as error:
        raise KnownError("key_file_damaged", path=str(path)) from error


def _unwrap(slot: Mapping[str, Any], secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapping = _derive(secret, base64.b64decode(slot["salt"]), slot)
    try:
        return AESGCM(wrapping).decrypt(base64.b64decode(slot["nonce"]), base64.b64decode(slot["sealed"]), None)
    except InvalidTag:
        return None


def _derive(secret: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    )
    return kdf.derive(secret.encode())


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def keychain_name() -> str:
    """The name of the system keychain, "" where there is none that keeps secrets safely."""
    import keyring
    from keyring.backends import chainer, fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        return ""
    if isinstance(backend, chainer.ChainerBackend) and not backend.backends:
        return ""
    return str(backend.name)


def keep_in_keychain(store: str, key: bytes) -> None:
    """Put the key of the store named ``store`` into the system keychain. Raises KnownError("keychain_refused")."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, store, _b64(key))
    except KeyringError as error:
        raise KnownError("keychain_refused", reason=str(error)) from error


def from_keychain(store: str) -> bytes | None:
    """The key from the system keychain; None where it is not there or may not be read."""
    import keyring
    from keyring.errors import KeyringError

    try:
        text = keyring.get_password(_SERVICE, store)
    except KeyringError:
        return None  # a locked or missing keychain: the passphrase is asked instead
    return base64.b64decode(text) if text else None


def forget_in_keychain(store: str) -> None:
    """Take the key out of the system keychain; nothing happens where it is not there."""
    import keyring
    from keyring.errors import PasswordDeleteError

    try:
        keyring.delete_password(_SERVICE, store)
    except PasswordDeleteError:
        return
