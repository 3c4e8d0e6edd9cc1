#!/usr/bin/env python3
"""Fails when a file includes against the arrows of the house, relatively, or in a cycle. Usage: lint_includes.py ROOT"""
import pathlib
import re
import sys

# A module may include modules of lower levels and itself; modules of one level never include each other.
LEVELS = [
    {"models/core"},
    {"models/objects"},
    {"models/decode", "models/yaml"},
    {"models/printers"},
    {"models/config", "models/client", "models/snapshot", "models/store"},
    {"models/sync"},
    {"models/session"},
    {"models/storage", "models/network", "models/logs", "models/usage"},
    {"models/scheduling"},
    {"models/describe", "models/diagram", "models/tables"},
    {"views/theme"},
    {"views/kit"},
    {"views/diagram"},
    {"views/tables", "views/storage", "views/network", "views/pods", "views/usage", "views/overview", "views/connection"},
    {"views/details"},
    {"views/window"},
    {"app/demo"},
    {"app/commands"},
    {"app"},
]
ALLOWED = {("models/client", "models/config")}
# The demo server and the commands stand beside the views: the former never sees them, the latter only the figures.
VIEWS_OF = {"app/demo": set(), "app/commands": {"views/diagram"}}
GUI = re.compile(r"<(QtWidgets|QtGui|QWidget|QPainter|QColor|QFont|QImage|QPixmap|QIcon|QGraphics\w*|QApplication|QGuiApplication)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LEVEL = {module: i for i, modules in enumerate(LEVELS) for module in modules}


def module_of(path):
    parts = path.split("/")
    return parts[0] if len(parts) == 2 else "/".join(parts[:2])


def problems_of(root, file):
    own = module_of(file)
    for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        at = f"{file}:{number}: {line.strip()}"
        if ".." in target.split("/"):
            yield f"{at}: relative include"
        if own.startswith("models/") and GUI.search(line):
            yield f"{at}: models know no GUI"
        if quote != '"':
            continue
        if target.split("/")[0] not in ("models", "views", "app"):
            if not target.endswith(".moc") and not target.startswith("ui_"):
                yield f"{at}: project includes are written from the root"
            continue
        if not (root / target).exists():
            yield f"{at}: no such file"
            continue
        other = module_of(target)
        if own not in LEVEL or other not in LEVEL:
            yield f"{at}: a module the plan does not know"
        elif own != other and (own, other) not in ALLOWED and LEVEL[other] >= LEVEL[own]:
            yield f"{at}: {own} may not know {other}"
        elif own in VIEWS_OF and other.startswith("views/") and other not in VIEWS_OF[own]:
            yield f"{at}: {own} may not know {other}"


def cycles(root, files):
    edges = {f: [t for _, t in (m.groups() for m in map(INCLUDE.match, (root / f).read_text(encoding="utf-8").splitlines()) if m)
                 if t in files] for f in files}
    state = {}

    def visit(node, trail):
        state[node] = 1
        for target in edges[node]:
            if state.get(target) == 1:
                yield " -> ".join(trail + [node, target])
            elif target not in state:
                yield from visit(target, trail + [node])
        state[node] = 2

    for file in sorted(files):
        if file not in state:
            yield from visit(file, [])


def main():
    root = pathlib.Path(sys.argv[1])
    files = {str(p.relative_to(root)) for top in ("models", "views", "app") for p in (root / top).rglob("*") if p.suffix in (".h", ".cpp")}
    found = [p for f in sorted(files) for p in problems_of(root, f)] + [f"cycle: {c}" for c in cycles(root, files)]
    print("\n".join(found) if found else f"{len(files)} files keep to the arrows")
    return 1 if found or not files else 0


sys.exit(main())
