"""What the first frame waits for: never for the rules, whatever game there is to continue."""

from __future__ import annotations

import os
import subprocess
import sys

from game.content import load_scenario
from game.host.session import Session

ONE_FRAME = """
import sys
from game.__main__ import run
from game.desktop.app import App
from game.desktop.client import Client
drawn = App.draw
def draw(app):
    drawn(app)
    app.running = False
App.draw = draw
seen = []
newest = Client.newest
Client.newest = lambda client: seen.append(newest(client)) or seen[-1]
run(["play"])
print(seen[0].words())
print(*(each for each in ("game.rules", "game.wording", "game.content", "msgspec", "yaml") if each in sys.modules))
"""


def test_the_first_frame_waits_for_no_rules(tmp_path):
    """*Continue* says which game and which round, read off the file."""
    path = tmp_path / "games" / "2031-05-20 first-readout.jsonl"
    path.parent.mkdir()
    scenario = load_scenario("first-readout")
    Session.start(scenario, 1, {scenario.setting.seats[0]: "person"}, {}, path).close()
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "OVERTURE_HOME": str(tmp_path)}
    printed = subprocess.check_output([sys.executable, "-c", ONE_FRAME], env=os.environ | quiet, text=True, timeout=60)
    said, loaded = printed.splitlines()[-2:]
    assert said.startswith(f"{scenario.setting.title}, round 1 of")
    assert loaded == ""
