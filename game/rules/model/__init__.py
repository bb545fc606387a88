"""The nouns: frozen values that authors write, that seats exchange and that a game is made of. No rule lives here."""
