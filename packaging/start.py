"""Where a packaged program starts."""

from __future__ import annotations

import os
import sys

from workbench.main import main

if sys.stdout is None:  # a program without a console has no streams, and libraries write to them
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 stays open

sys.exit(main())
