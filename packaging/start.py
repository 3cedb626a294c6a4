"""Where a packaged program starts."""

from __future__ import annotations

import os
import sys

from workbench.main import main

if sys.platform == "win32" and sys.stdout is None:  # without a console there are no streams, and libraries write
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 stays open

sys.exit(main())
