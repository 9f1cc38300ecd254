"""How the documentation is built (``nox -s docs``)."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "newsclean"
author = "the newsclean authors"
copyright = author  # noqa: A001 - Sphinx's own name
release = installed("newsclean")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
copybutton_exclude = ".linenos, .gp, .go"
copybutton_prompt_text = "$ "

exclude_patterns = ["_build", "notebooks/.ipynb_checkpoints"]
html_theme = "furo"
html_title = "newsclean"
html_static_path: list[str] = []

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_use_rtype = False
add_module_names = False

# Nothing is fetched while the docs are built: the build works offline, and so do its checks.
intersphinx_mapping: dict[str, tuple[str, None]] = {}
