"""Entry point of `python -m workbench`. Knows nothing but main.py."""

import sys

if not sys.flags.safe_path:
    del sys.path[0]  # the folder it was started in: a json.py that lies there is the user's, not Python's

from workbench.main import main

sys.exit(main())
