"""``python -m newsclean``: the command line where the ``newsclean`` command is not on the path."""

from __future__ import annotations

import sys

from newsclean.cli import main

sys.exit(main())
