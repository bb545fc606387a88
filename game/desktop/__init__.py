"""The desktop client on pygame: a loop, a widget kit, one file a screen. It sees Views only."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
