"""Short sounds, synthesised when the game starts: no file is shipped, and a machine without audio stays silent."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass

import pygame

RATE = 22_050


@dataclass(frozen=True)
class Tone:
    """One struck tone: pitch in hertz, seconds from the start, seconds of ringing, loudness 0 to 1."""

    pitch: float
    at: float = 0.0
    rings: float = 0.3
    loud: float = 0.4


SOUNDS: dict[str, tuple[Tone, ...]] = {
    "press": (Tone(880, rings=0.05, loud=0.12),),
    "message": (Tone(660, rings=0.25), Tone(990, 0.06, 0.3, 0.25)),
    "offer": (Tone(523, rings=0.4), Tone(784, 0.12, 0.5)),
    "signed": (Tone(392, rings=0.6), Tone(494, 0.1, 0.6), Tone(587, 0.2, 0.9)),
    "refused": (Tone(330, rings=0.3), Tone(277, 0.14, 0.45)),
    "round": (Tone(196, rings=1.4, loud=0.5), Tone(392, 0.0, 1.0, 0.2), Tone(588, 0.0, 0.7, 0.1)),
    "strain": (Tone(110, rings=0.9, loud=0.5), Tone(117, 0.0, 0.9, 0.4)),
}


def samples(tones: tuple[Tone, ...]) -> array[int]:
    """The tones as signed 16-bit samples, one channel."""
    length = max(round((tone.at + tone.rings) * RATE) for tone in tones)
    wave = [0.0] * length
    for tone in tones:
        start, count = round(tone.at * RATE), round(tone.rings * RATE)
        turn = 2 * math.pi * tone.pitch / RATE
        for place in range(min(count, length - start)):
            fade = math.exp(-5 * place / count) * min(1.0, place / 90)
            bell = math.sin(turn * place) + 0.25 * math.sin(2.01 * turn * place)
            wave[start + place] += tone.loud * fade * bell
    return array("h", (round(max(-1.0, min(1.0, value)) * 30_000) for value in wave))


class Sounds:
    """Plays a sound by name. Opening audio happens at the first sound, and failing is not an error."""

    def __init__(self, on: bool = True, volume: int = 100) -> None:
        self.on, self.volume = on, volume
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._works: bool | None = None

    def _open(self) -> bool:
        if self._works is None:
            try:
                pygame.mixer.init(RATE, -16, 1, 512)
                self._works = True
            except (pygame.error, NotImplementedError):
                self._works = False
        return self._works

    def play(self, name: str) -> None:
        """Play it, if sound is on and the machine has any."""
        if not self.on or name not in SOUNDS or not self._open():
            return
        try:
            if name not in self._made:
                self._made[name] = pygame.mixer.Sound(buffer=samples(SOUNDS[name]).tobytes())
            self._made[name].set_volume(self.volume / 100)
            self._made[name].play()
        except pygame.error:
            self._works = False
