"""The screens of the desktop client, one file each. They see Views only and answer with outcomes."""
