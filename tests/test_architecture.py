"""What the rooms may import, and other promises about the code itself."""

from __future__ import annotations

import ast
import inspect
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from itertools import pairwise
from pathlib import Path

import pytest

import newsclean
from newsclean.release import UNKNOWN

PACKAGE = Path(newsclean.__file__).parent

# The layers begin here (docs/how-it-works.md shows them).
LAYERS = (
    ("newsclean", "newsclean.__main__"),
    ("cli", "notebook", "integrations", "train"),
    ("isolated",),
    ("batch", "report"),
    ("api",),
    ("cleaner",),
    ("extract", "filters", "metadata", "net"),
    ("rules", "sites", "document", "article"),
    ("decoding", "linked_data", "media_type", "mojibake", "view"),
    ("limits",),
    ("memory", "palette", "release", "render", "tag_numbers", "vocabularies"),
    ("types",),
    ("errors",),
)
# The layers end here.
"""From top to bottom.  A room imports rooms of lower layers and itself, never its neighbours or what stands above."""

LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "core", "tools", "data"}

LONGEST_FUNCTION = 60
"""Lines of a function with its docstring: what fits a screen."""

MOST_PARAMETERS = 7


def modules() -> list[str]:
    found = [module.name for module in pkgutil.walk_packages([str(PACKAGE)], "newsclean.")]
    return ["newsclean", *found]


def source(module: str) -> Path:
    path = PACKAGE.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def tree(module: str) -> ast.Module:
    return ast.parse(source(module).read_text(encoding="utf-8"))


def room(module: str) -> str:
    name = module.split(".")[1] if "." in module else "newsclean"
    return "newsclean.__main__" if name == "__main__" else name


def imported(module: str) -> Iterator[str]:
    """Every module of ours that a module imports: at its top, under TYPE_CHECKING and in functions."""
    known = set(modules())
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively"
            if node.module in known:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield inner if inner in known else str(node.module)


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield module, node


def test_every_room_has_a_layer() -> None:
    assert {room(module) for module in modules()} <= set(LEVEL)


@pytest.mark.parametrize("module", modules())
def test_imports_point_down(module: str) -> None:
    home = room(module)
    upward = [
        target
        for target in imported(module)
        if room(target) != home and LEVEL[room(target)] <= LEVEL[home] and target != "newsclean"
    ]
    assert not upward, f"{module} imports {upward}"


def test_nobody_imports_the_front_door_but_who_stands_before_it() -> None:
    # `from newsclean import render` names a module; the front door's own names would load half the package.
    above = {"cli", "notebook", "integrations", "newsclean.__main__"}
    assert not [m for m in modules() if room(m) not in above and "newsclean" in imported(m) and m != "newsclean"]


def test_no_module_imports_itself_on_the_way_round() -> None:
    graph = {module: set(imported(module)) - {module} for module in modules()}
    graph["newsclean"] = set()  # its imports happen when a name is first used
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " > ".join((*path, module))
        if module not in done:
            for target in graph[module]:
                visit(target, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def swallows(node: ast.AST) -> bool:
    """Whether a node catches everything and keeps it: a handler that ends in `raise` only tidies up."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    names = {"BaseException"} if node.type is None else {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
    last = node.body[-1]
    return bool(names & {"Exception", "BaseException"}) and not (isinstance(last, ast.Raise) and last.exc is None)


def test_everything_is_caught_at_two_places_only() -> None:
    """Around other people's extractors, and around a worker's task."""
    places = [module for module in modules() for node in ast.walk(tree(module)) if swallows(node)]
    assert "newsclean.cleaner" in places
    assert len(places) <= 2, places


@pytest.mark.parametrize("heavy", ["httpx", "trafilatura", "lxml", "selectolax", "msgspec", "tenacity", "dateparser"])
def test_importing_costs_next_to_nothing(heavy: str, loaded: frozenset[str]) -> None:
    assert heavy not in loaded


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """Every module that `import newsclean` loads in a fresh interpreter."""
    code = "import sys, json, newsclean; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = frozenset(json.loads(out.stdout))
    assert "newsclean" in names
    return names


PUBLIC = {
    "Article", "Body", "Cleaner", "NewscleanError", "Outcome", "Page", "Rule", "RuleBook",
    "AsyncFetcher", "Fetcher", "Manners", "discover", "fetch", "fetch_all",
    "FAST", "PRECISE", "THOROUGH", "Limits", "clean", "clean_isolated", "clean_text", "load",
}  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert set(newsclean.__all__) == PUBLIC
    assert len(newsclean.__all__) == len(PUBLIC)
    assert set(newsclean.__all__) <= set(dir(newsclean))
    assert len(dir(newsclean)) == len(set(dir(newsclean)))
    assert not {"Any", "annotations", "import_module", "TYPE_CHECKING"} & set(dir(newsclean))


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_is_documented_and_small(name: str) -> None:
    value = getattr(newsclean, name)
    assert inspect.getdoc(value)
    if inspect.isfunction(value):
        assert len(inspect.signature(value).parameters) <= 4


def test_public_values_say_what_they_are() -> None:
    """A value's docstring is the string below it."""
    for name in PUBLIC:
        if not callable(getattr(newsclean, name)):
            body = tree(newsclean._HOMES[name]).body
            below = [
                after for node, after in pairwise(body) if isinstance(node, ast.Assign) and node.targets[0].id == name
            ]
            assert below, name
            assert isinstance(below[0], ast.Expr), name
            assert isinstance(below[0].value.value, str), name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(newsclean, "no_such_name")  # noqa: B009 - the name is what is tested


def test_the_version_is_the_installed_one() -> None:
    assert newsclean.__version__.split(".")[0].isdigit()


def test_a_copy_without_its_metadata_has_a_version_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)
    assert newsclean.__version__ == UNKNOWN


def test_every_public_definition_has_a_docstring() -> None:
    bare = [
        f"{module}.{node.name}"
        for module in modules()
        for node in tree(module).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare


def test_every_module_says_what_it_is_for() -> None:
    assert not [module for module in modules() if not ast.get_docstring(tree(module))]


def test_names_say_something() -> None:
    assert not [module for module in modules() if VAGUE & set(module.split("."))]


def test_functions_fit_a_screen() -> None:
    long = []
    for module, node in functions():
        lines = (node.end_lineno or 0) - node.lineno + 1
        if lines > LONGEST_FUNCTION:
            long.append(f"{module}.{node.name}: {lines} lines")
    assert not long


def test_functions_take_few_parameters() -> None:
    many = []
    for module, node in functions():
        names = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        taken = [argument for argument in names if argument.arg not in {"self", "cls"}]
        if len(taken) > MOST_PARAMETERS:
            many.append(f"{module}.{node.name}: {len(taken)}")
    assert not many
