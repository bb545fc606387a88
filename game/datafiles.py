"""Where files are: those that travel with the game (scenarios, icons, emblems, pages), and the user's own.

In a checkout or an editable install what travels lies beside the package, in a wheel inside it.
"""

import os
from functools import cache
from pathlib import Path

HOME = "OVERTURE_HOME"
"""An environment variable that names another folder for the user's own files, for tests and shared machines."""

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE.parent, _PACKAGE / "_data")


@cache
def data_path(relative: str) -> Path:
    """The file or folder named by a path such as ``assets/icons/help.svg``.

    Raises FileNotFoundError, naming every place looked in, when it is in none.
    """
    for root in _ROOTS:
        found = root / relative
        if _is_ours(root) and found.exists():
            return found
    looked = " or ".join(str(root / relative) for root in _ROOTS)
    raise FileNotFoundError(f"{relative} is missing from this installation; looked for {looked}.")


def _is_ours(root: Path) -> bool:
    """Whether the root is a checkout or the wheel's folder, and not a stray site-packages."""
    return root.name == "_data" or (root / "pyproject.toml").exists()


def own_folder(name: str) -> Path:
    """A folder of the user's own files, such as ``games`` or ``scenarios``. It may not exist yet."""
    chosen = os.environ.get(HOME)
    if chosen:
        return Path(chosen) / name
    from platformdirs import user_data_path  # a play that is recorded elsewhere need not load it

    return user_data_path("overture", appauthor=False) / name
