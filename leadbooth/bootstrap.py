"""Composition root: what the window is put together from, and in which order it is loaded."""

from __future__ import annotations

from pathlib import Path

from leadbooth import logs, paths


def run_window(data_dir: Path | None, *, smoke: bool = False, screenshot: Path | None = None, size: str = "") -> int:
    """Run the window of the store in ``data_dir`` (the user's own without it) until it is closed; the exit code.

    ``smoke`` drives it by itself on a new store in ``data_dir``, which must not hold one yet, and writes a picture to
    ``screenshot``; ``size`` is that of the window, as ``1366x768``.
    """
    folder = data_dir or paths.data_dir()
    logs.start(paths.log_dir(folder), console=True)
    _load_storage()
    if smoke:
        from leadbooth.ui.smoke import smoke as run_smoke

        return run_smoke(folder, screenshot, size)
    from leadbooth.ui.launch import launch

    return launch(folder)


def _load_storage() -> None:
    """Load what opens a store. Before Qt, because Qt's own import hook makes every later import slower."""
    import leadbooth.services.opening  # noqa: F401
