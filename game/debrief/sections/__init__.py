"""The parts of a report, in the order in which a debrief works: from feelings to facts to theory. A file a part."""
