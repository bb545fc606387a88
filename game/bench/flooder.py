"""A member of a seat that sends the longest messages as fast as it may, in a process of its own: whoever measures how
long others wait must not wait for it.

Run as ``python -m game.bench.flooder PORT TOKEN SECONDS WINDOWS``; it prints how many messages it got rid of.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import time
from contextlib import suppress

from websockets.exceptions import ConnectionClosed

from game.bench.classroom import drain, line


async def flooded(port: int, token: str, seconds: float, windows: int) -> int:
    """Lets it loose for so long, and returns how many messages it sent."""
    words = [str(port), token, str(seconds), str(windows)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "game.bench.flooder", *words, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    return int(said)


async def shout(port: int, token: str, until: float) -> int:
    """One window: sends without waiting for answers. Returns how many messages it got rid of."""
    sent = 0
    while time.monotonic() < until:
        with suppress(ConnectionClosed, OSError, TimeoutError):
            async with line(port) as held:
                await held.send(json.dumps({"t": "hello", "token": token}))
                reading = asyncio.create_task(drain(held))
                while time.monotonic() < until:
                    act = {"verb": "say", "text": secrets.token_hex(1000)}
                    frame = {"t": "act", "id": secrets.token_hex(6), "at": [0, 1, "negotiation"], "act": act}
                    await asyncio.wait_for(held.send(json.dumps(frame)), 5)
                    sent += 1
                reading.cancel()
    return sent


async def _all(port: int, token: str, seconds: float, windows: int) -> int:
    until = time.monotonic() + seconds
    return sum(await asyncio.gather(*(shout(port, token, until) for _ in range(windows))))


if __name__ == "__main__":
    print(asyncio.run(_all(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))))
