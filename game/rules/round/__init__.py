"""How a round goes, step by step: plans, resolution, closing, and the forecast that runs the same steps."""
