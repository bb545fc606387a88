"""`overture export`: ended games as tables for statistics, by pseudonym, with a codebook. A file a table.

The tables are CSV, the codebook a `datapackage.json` of the Tabular Data Package standard, which R and others read.
"""

from game.export.package import export_games

__all__ = ["export_games"]
