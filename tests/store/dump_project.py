"""Write the record of a project as SQL, for a test that opens it with a later version of the software.

`older-project.sql` was written so by the version of 21 November 2026, from the two documents of `tests.corpora`:

    countersay examine DOCUMENTS --out PROJECT
    python tests/store/dump_project.py PROJECT > tests/store/older-project.sql
"""

import sqlite3
import sys
from pathlib import Path

if __name__ == "__main__":
    with sqlite3.connect(Path(sys.argv[1]) / "record.sqlite") as database:
        sys.stdout.write("\n".join(database.iterdump()) + "\n")
