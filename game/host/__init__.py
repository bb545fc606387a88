"""A live game, whoever shows it: acts are submitted and recorded, and one scheduler lets computer seats act."""
