"""Pure game theory of bargaining: frontiers, beliefs, offers and answers. Knows no scenario, rule or delegate."""
