"""After the game: measures over a record, the report and its charts, comparison and "what if".

Reads records and states; plays nothing itself except hypothetical rounds, and never writes to a record.
"""
