"""Where the files that travel with the game are: scenarios, icons, emblems, pages.

In a checkout or an editable install they lie beside the package, in a wheel inside it.
"""

from functools import cache
from pathlib import Path

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
