"""The files that browsers load: pages, scripts, styles, fonts, emblems. All come from this machine."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from game.datafiles import data_path

FONTS = {
    "serif.ttf": ("serif", "SourceSerifPro-Regular.ttf"),
    "serif-bold.ttf": ("serif", "SourceSerifPro-Semibold.ttf"),
    "sans.ttf": ("sans", "SourceSansPro-Regular.ttf"),
    "sans-bold.ttf": ("sans", "SourceSansPro-Semibold.ttf"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A file in memory, packed once."""

    body: bytes
    packed: bytes
    kind: str
    tag: str


class Files:
    """Serves files from memory with a tag, so that a reload costs one small answer."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}

    def page(self, name: str, request: Request, headers: dict[str, str]) -> Response:
        """One of the pages."""
        return self._answer(self._load(data_path("assets/seminar") / name), request, headers)

    def static(self, path: str, request: Request, headers: dict[str, str]) -> Response:
        """A script, style, font or emblem; 404 for anything else."""
        found = _find(path)
        if found is None:
            return PlainTextResponse("There is no such file.", 404, headers)
        return self._answer(self._load(found), request, headers)

    def _load(self, path: Path) -> Held:
        key = f"{path}:{path.stat().st_mtime_ns}"
        if key not in self._held:
            body = path.read_bytes()
            kind = {".js": "text/javascript", ".ttf": "font/ttf"}.get(path.suffix) or mimetypes.guess_type(path.name)[0]
            tag = hashlib.blake2b(body, digest_size=8).hexdigest()
            self._held[key] = Held(body, gzip.compress(body, 6), kind or "application/octet-stream", f'"{tag}"')
        return self._held[key]

    def _answer(self, held: Held, request: Request, headers: dict[str, str]) -> Response:
        headers = {**headers, "ETag": held.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == held.tag:
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(held.packed, media_type=held.kind, headers={**headers, "Content-Encoding": "gzip"})
        return Response(held.body, media_type=held.kind, headers=headers)


def _find(path: str) -> Path | None:
    """A file that may be served: one name in a known folder, so that no path can climb out."""
    folder, _, name = path.rpartition("/")
    if not name or name.startswith(".") or not all(c.isalnum() or c in "-_." for c in name):
        return None
    if folder == "fonts":
        return _font(name)
    if folder == "" and name.endswith((".js", ".css", ".svg")):
        base = data_path("assets/seminar")
    elif folder in ("emblems", "icons") and name.endswith(".svg"):
        base = data_path(f"assets/{folder}")
    else:
        return None
    return base / name if (base / name).is_file() else None


def _font(name: str) -> Path | None:
    if name not in FONTS:
        return None
    family, file = FONTS[name]
    if family == "serif":
        import font_source_serif_pro as package

        return Path(package.font_directory) / file
    import font_source_sans_pro as sans

    return Path(sans.font_directory) / file
