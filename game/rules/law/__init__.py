"""The law: what may be written, who may do what, what binds. Reads views and settings; moves no meter."""
