"""`overture host`: opens the tables, prints the links, serves until it is interrupted."""

from __future__ import annotations

import contextlib
import errno
import gc
import itertools
import logging
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import segno
import uvicorn
from platformdirs import user_data_path

from game.briefs.timetable import TooShort
from game.content import ScenarioError, load_scenario
from game.delegates import NAMES
from game.delegates.cast import company, usual_level
from game.host.pace import CLASS, Pace
from game.present.adviser_mode import Help
from game.records import Header, RecordError, load_record
from game.records.paths import private_folder
from game.rules.model.setting import Scenario
from game.seminar.classroom import KEPT
from game.seminar.connection_guard import ConnectionGuard, many_files, worth_saying
from game.seminar.host_console import HELP, Attended, unstopped
from game.seminar.hub import Hub
from game.seminar.incoming_frames import Refused
from game.seminar.lesson import NO_WISHES, Wishes, lesson_of
from game.seminar.limits import FRAME, HEADERS, TABLES
from game.seminar.restart_file import KeptSeminar, from_records, read_kept, table_path
from game.seminar.roster import read_roster
from game.seminar.seating import tables_for
from game.seminar.server import application
from game.seminar.spoken_lines import Spoken, speak
from game.wording import count
from game.wording.harmless import in_short

LOCAL = ("127.0.0.1", "localhost", "::1")


class Wrong(Exception):
    """A mistake of whoever typed the command, in one sentence."""


def run(
    scenario: str | None,
    tables: int | None,
    port: int,
    bind: str,
    public_url: str,
    level: str | None,
    record_dir: Path | None,
    rehearse: bool,
    characters: Mapping[str, str] = {},
    *,
    plain: bool = False,
    adviser: Help | None = None,
    wishes: Wishes = NO_WISHES,
    roster: Path | None = None,
) -> int:
    """See `game.seminar.host`."""
    try:
        check_public(public_url)
        listening = listen(bind, port)  # before anything is written, so that a second try finds no half-made folder
        hub, notes = prepare(
            scenario, tables, level, record_dir, rehearse, characters=characters, plain=plain, wishes=wishes
        )
        hub.adviser = adviser or hub.adviser
    except (Wrong, RecordError) as error:
        print(in_short(f"overture host: {error}"), file=sys.stderr)
        return 1
    port = listening.getsockname()[1]
    base = public_url.rstrip("/") or f"http://{_typed(bind)}:{port}"
    hub.join_url = f"{base}/"
    try:
        notes += _enrolled(hub, roster)
    except Wrong as error:
        print(in_short(f"overture host: {error}"), file=sys.stderr)
        return 1
    hub.warm()
    app = application(hub, names=own_names(base), public=urlsplit(public_url).netloc)
    speak([*map(Spoken, notes), *invitation(hub, base, bind, public_url, port)])
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    server = Attended(settings(app), hub, base)
    unstopped()
    _brisk()
    many_files()
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn ends in order first, and passes the interrupt on
        server.run(sockets=[listening])
    return 130  # nothing else ends it


def _enrolled(hub: Hub, roster: Path | None) -> list[str]:
    """Reads a class list and writes its cards, for their owner's eyes alone. Raises `Wrong`."""
    if roster is None:
        return []
    try:
        made = hub.enrol(read_roster(roster.read_text(encoding="utf-8-sig"), hub.scenario.setting))
        path = hub.folder / CARDS
        path.touch(mode=0o600)
        path.write_text(hub.cards, encoding="utf-8", newline="\n")
    except UnicodeDecodeError as error:
        raise Wrong(f"--roster {roster}: save the list as CSV in UTF-8, which it is not.") from error
    except (OSError, Refused) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise Wrong(f"--roster {roster}: {said}") from error
    return [f"{count(made, 'personal link')} to print and hand out: {path}. Delete it afterwards."]


CARDS = "cards.html"


def _brisk() -> None:
    """Keeps the loop from being held up: by a collector that looks at the whole scenario, by a thread that thinks."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    sys.setswitchinterval(0.001)


def settings(app: object) -> uvicorn.Config:
    """How uvicorn serves: no access log, so that no address of anybody is kept; frames bounded; pings find the dead."""
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        http=ConnectionGuard,
        h11_max_incomplete_event_size=HEADERS,
        log_level="warning",
        access_log=False,
        ws_max_size=2 * FRAME,
        ws_ping_interval=20,
        ws_ping_timeout=25,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        backlog=256,
    )
    logging.getLogger("uvicorn.error").addFilter(worth_saying)
    return config


def prepare(
    scenario: str | None,
    tables: int | None,
    level: str | None,
    record_dir: Path | None,
    rehearse: bool,
    pace: Pace = CLASS,
    characters: Mapping[str, str] = {},
    *,
    plain: bool = False,
    wishes: Wishes = NO_WISHES,
    now: Callable[[], float] | None = None,
) -> tuple[Hub, list[str]]:
    """A hub with its tables, new or continued, and what is worth saying. Raises `Wrong`, `RecordError`."""
    if level is not None and level not in NAMES:
        raise Wrong(f"there is no level {level!r}: choose one of {', '.join(NAMES)}.")
    if tables is not None and not 1 <= tables <= TABLES:
        raise Wrong(f"a laptop hosts 1 to {TABLES} tables: choose another number with --tables.")
    if record_dir is not None and record_dir.is_dir():
        kept = read_kept(record_dir / KEPT) or from_records(record_dir)
        if kept is not None:
            return _continued(record_dir, kept, scenario, tables, pace)
    if scenario is None:
        where = "" if record_dir is None else f"there is no seminar in {record_dir}: "
        raise Wrong(f"{where}name a scenario, or with --record-dir a folder in which a seminar was kept.")
    try:
        loaded, lesson = lesson_of(scenario, wishes, now or time.time)
    except (ScenarioError, TooShort) as error:
        raise Wrong(str(error)) from error
    folder = record_dir or _new_folder(loaded)
    try:
        private_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass  # a folder that cannot be written is found out before the first record
        computers = company(loaded.setting, level or usual_level(loaded.setting, ()), characters, plain=plain)
        hub = Hub(loaded, folder, computers=computers, rehearse=rehearse, pace=pace, now=now or time.monotonic)
        hub.expected = wishes.students
        hub.plan_lesson(lesson)
        for _ in range(tables or tables_for(loaded.setting, wishes.students)):
            hub.open_table()
    except OSError as error:
        raise _unkept(folder, error) from error
    return hub, [f"Records are kept in {folder}", *([] if lesson is None else [lesson.told])]


def _continued(
    folder: Path, kept: KeptSeminar, scenario: str | None, tables: int | None, pace: Pace
) -> tuple[Hub, list[str]]:
    paths = [table_path(folder, table.number) for table in kept.tables]
    headers = [_header(path) for path in paths if path.exists()]
    if not headers:
        raise Wrong(f"{folder} holds no record of the tables that {KEPT} names: choose another folder.")
    first = headers[0].scenario
    if scenario is not None and scenario != first.id and not _same(scenario, first):
        raise Wrong(f"{folder} holds a seminar of {first.id!r}: choose another folder for {scenario!r}.")
    try:
        hub = Hub(first, folder, computers=kept.computers, rehearse=kept.rehearse, pace=pace)
        notes = hub.resume_tables(kept)
    except OSError as error:
        raise _unkept(folder, error) from error
    if tables is not None and tables > len(kept.tables):
        notes.append(f"It has {count(len(kept.tables), 'table')}: open more with One more table on your page.")
    return hub, [f"Going on with the seminar in {folder}", *notes]


def _header(path: Path) -> Header:
    try:
        return load_record(path).header
    except RecordError as error:
        raise Wrong(f"{error} Or move {path.name} aside to go on without this table.") from error


def _unkept(folder: Path, error: OSError) -> Wrong:
    """What stands in the way of keeping records, and the way out."""
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return Wrong(f"{error.filename or folder} is a file: name a folder with --record-dir.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Wrong(f"the disk of {folder} is full: free some space, or name another place with --record-dir.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Wrong(f"{folder} may not be written: name a folder of your own with --record-dir.")
    return Wrong(f"records cannot be kept in {folder} ({error.strerror}): name another folder with --record-dir.")


def _same(scenario: str, first: Scenario) -> bool:
    try:
        return load_scenario(scenario).id == first.id
    except ScenarioError:
        return False


def _new_folder(scenario: Scenario) -> Path:
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    folder = Path(user_data_path("overture")) / "seminars" / f"{stamp}-{scenario.id}"
    again = (folder.with_name(f"{folder.name}-{number}") for number in itertools.count(2))
    return next(path for path in itertools.chain([folder], again) if not path.exists())


def check_public(url: str) -> None:
    """Raises `Wrong` for an address that nobody could type, or under which pages would not find the server."""
    try:
        parts = urlsplit(url)
        good = not url or (parts.scheme in ("http", "https") and parts.hostname and parts.port != 0)
    except ValueError:
        good = False
    if not good or any(c.isspace() or not c.isprintable() for c in url) or "@" in url:
        raise Wrong(f"--public-url {url!r} is no address: type it as https://class.example.org.")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise Wrong("--public-url is a host name without a path: give the seminar a name of its own at your proxy.")


def listen(bind: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises `Wrong` with what to type instead."""
    try:
        family, _, _, _, where = socket.getaddrinfo(
            bind or "?", port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST if bind != "localhost" else 0
        )[0]
    except (OSError, UnicodeError) as error:
        raise Wrong(f"--bind {bind!r} is no address of this machine: {_addresses_to_bind()}.") from error
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(where)
        listening.listen(256)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise Wrong(f"port {port} on {bind} is taken: choose another with --port.") from error
        if error.errno in (errno.EACCES, errno.EPERM):
            raise Wrong(f"port {port} is kept for the system: choose one above 1023 with --port.") from error
        raise Wrong(f"--bind {bind!r} is no address of this machine: {_addresses_to_bind()}.") from error
    return listening


def _addresses_to_bind() -> str:
    own = "".join(f", {address}" for address in addresses())
    return f"choose 0.0.0.0 to let the room in, 127.0.0.1 for this machine alone{own and ', or one of its own'}{own}"


def own_names(base: str) -> frozenset[str]:
    """Names, besides addresses in figures, by which browsers may call this server. Any other is somebody's trick."""
    own = socket.gethostname().lower()
    named = (urlsplit(base).hostname, "localhost", own, f"{own.partition('.')[0]}.local")
    return frozenset(name for name in named if name)


def addresses() -> list[str]:
    """Addresses of this machine that other devices on its networks can type."""
    found: list[str] = []
    for target in ("192.0.2.1", "10.255.255.255"):
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.connect((target, 9))  # sends nothing: it only asks which address would be used
                found.append(probe.getsockname()[0])
        except OSError:
            continue
    with contextlib.suppress(OSError):
        found += [info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]  # type: ignore[misc]
    return [a for a in dict.fromkeys(found) if not a.startswith("127.")]


def _typed(bind: str) -> str:
    if bind in ("0.0.0.0", "::"):
        return next(iter(addresses()), "127.0.0.1")
    return f"[{bind}]" if ":" in bind else bind


def invitation(hub: Hub, base: str, bind: str, public_url: str, port: int) -> list[Spoken]:
    """What the terminal says: links, codes, a QR code, and who can reach the server."""
    how_many = f"{len(hub.tables)} {'table' if len(hub.tables) == 1 else 'tables'}"
    claims = (
        "your page reconnects by itself; this link is for another device"
        if hub.people.claimed
        else "the first device that opens this link claims it: open it yourself, now"
    )
    join = f"{base}/#{hub.codes[1] if list(hub.codes) == [1] else hub.class_code}"
    blank = Spoken("")
    return [
        blank,
        Spoken(f"{hub.scenario.setting.title}, {how_many}"),
        blank,
        Spoken(f"{base}/chair#{hub.people.new_claim()}", "Facilitator"),
        Spoken(claims, "under"),
        Spoken(f"{base}/board#{hub.people.new_board()}", "Projector"),
        Spoken(f"{base}/", "Join"),
        Spoken(f"Class code: {hub.class_code}", "under"),
        *(Spoken(f"Table {number}: {code}", "under") for number, code in hub.codes.items()),
        blank,
        Spoken(reach(bind, public_url, port)),
        blank,
        Spoken(qr_text(join), "drawing"),
        blank,
        Spoken(HELP, "drawing"),
        blank,
    ]


def reach(bind: str, public_url: str, port: int) -> str:
    """Who can reach the server, plainly."""
    if bind in LOCAL:
        if public_url:
            return (
                f"The server listens on this machine alone; whoever reaches {public_url} comes in through your proxy."
            )
        return (
            "Only this machine can reach it. To let a class in, start it with --bind 0.0.0.0; first try"
            " /check on one phone, because many campus networks keep devices apart."
        )
    if bind in ("0.0.0.0", "::"):
        known = addresses()
        listed = ", ".join(f"http://{a}:{port}/" for a in known) or "no address that was found"
        return (
            f"Every device on your networks can reach it: {listed}. What is sent is not encrypted on the way:"
            " see docs/seminar.md. Open /check on one phone first."
        )
    return (
        f"Every device that can reach {bind} can reach it. What is sent is not encrypted on the way: see"
        " docs/seminar.md."
    )


def qr_text(link: str) -> str:
    """A QR code made of half blocks, with its quiet border."""
    rows = [list(row) for row in segno.make(link, error="l").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    signs = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(signs[int(a), int(b)] for a, b in zip(top, low, strict=True)) for top, low in pairs)
