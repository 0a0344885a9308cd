"""Where the frozen program starts; from source it is `python -m app`.

PyInstaller puts the folder of this script first on the path, so it is not one of `app`'s own
modules: those would then hide modules of the standard library that have the same name.
"""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
