"""One writer at a time: the record's own file is locked, and the system gives the lock back if the program is killed.

No file stands beside the record for it, so that none is left over.
"""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    _FAR = 0x7FFF_FFF0  # beyond anything that a record may hold, so that readers are not kept out

    def lock(handle: int) -> bool:
        """Takes the lock of an open file; False if another holds it."""
        here = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, here, os.SEEK_SET)
        return True

else:
    import fcntl

    def lock(handle: int) -> bool:
        """Takes the lock of an open file; False if another holds it. Raises `OSError` where nothing can be locked."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
