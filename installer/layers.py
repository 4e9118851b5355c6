#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves the layer rule of ARCHITECTURE.md three ways: from include lines, from CMake's link graph and from what the
finished programs load.

    core < figures < { geo, wire } < { store, link } < bridge < models < { widgets, maps } < console
    core, figures, geo, wire, store < gateway;  core, figures, geo, wire, link < feed;  core, figures, geo, store < mappack;
    core < picture

Usage: layers.py SOURCE [BUILD]. Each broken rule is one line on stdout; exit code 1 when there is one. BUILD is a
configured build folder (link-graph.txt stands there); without it only the include lines are read.
"""
import pathlib
import re
import subprocess
import sys

ALLOWED = {
    "core": set(),
    "figures": {"core"},
    "geo": {"core", "figures"},
    "wire": {"core", "figures"},
    "store": {"core", "figures", "geo", "wire"},
    "link": {"core", "figures", "geo", "wire"},
    "bridge": {"core", "figures", "geo", "wire", "store", "link"},
    "models": {"core", "figures", "geo", "wire", "store", "link", "bridge"},
    "widgets": {"core", "figures", "geo", "wire", "store", "link", "bridge", "models"},
    "maps": {"core", "figures", "geo", "wire", "store", "link", "bridge", "models"},
    "console": {"core", "figures", "geo", "wire", "store", "link", "bridge", "models", "widgets", "maps"},
    "gateway": {"core", "figures", "geo", "wire", "store"},
    "feed": {"core", "figures", "geo", "wire", "link"},
    "mappack": {"core", "figures", "geo", "store"},
    "picture": {"core"},
}
# Data, not code: anybody above the core may show or read it. The core gets it as values.
ALLOWED = {layer: used | (set() if layer == "core" else {"resources"}) for layer, used in ALLOWED.items()}
# Its tools make the base map at build time; what they make has no code.
ALLOWED["resources"] = {"core", "geo"}
QT_FREE = {"core", "figures", "geo", "wire", "store", "link", "gateway", "feed", "mappack"}
LAYERS = set(ALLOWED)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
QT_HEADER = re.compile(r"^(Q[A-Z]\w*|Qt\w*|q[a-z]+\.h|qcustomplot\.h|qt6keychain)(/|$)|\.moc$|^moc_")
DATABASE_HEADER = re.compile(r"^(SQLiteCpp/|sqlite3|sqlcipher/)")
# Headers that one place alone may use: pattern, the folders that may, why.
ONLY_IN = [
    (DATABASE_HEADER, ("app/store/", "tests/"), "SQL lives in app/store"),
    (re.compile(r"^(qcustomplot|QCustomPlot)"), ("widgets/charts/", "tests/"), "widgets/charts is the only QCustomPlot user"),
]


def layer_of(path: pathlib.PurePath) -> str | None:
    """The layer that a path relative to the source folder belongs to; tests belong to none."""
    parts = path.parts
    if parts[0] == "app" and len(parts) > 2:
        return parts[1]
    return parts[0] if parts[0] in ("widgets", "maps", "resources") else None


def tested_layer(path: pathlib.PurePath) -> str | None:
    return path.parts[1] if path.parts[0] == "tests" and len(path.parts) > 2 else None


def check_file(source: pathlib.Path, path: pathlib.PurePath) -> list[str]:
    broken = []
    layer = layer_of(path)
    qt_free = (layer or tested_layer(path)) in QT_FREE
    if layer is not None and layer not in LAYERS:
        return [f"{path}: folder '{layer}' is no layer of the design"]
    for kind, name in INCLUDE.findall((source / path).read_text(encoding="utf-8")):
        if qt_free and QT_HEADER.search(name):
            broken.append(f"{path}: includes Qt's <{name}>, and {layer or tested_layer(path)} is Qt-free")
        for pattern, folders, why in ONLY_IN:
            if pattern.search(name) and not str(path).startswith(folders):
                broken.append(f"{path}: includes <{name}>: {why}")
        if kind != '"' or layer is None:
            continue
        head = name.split("/")[0]
        if head == ".." or head == "app":
            broken.append(f'{path}: "{name}": name a header by its layer, as in "core/Case.h"')
        elif head in LAYERS and head != layer and head not in ALLOWED.get(layer, set()):
            broken.append(f'{path}: "{name}": {layer} may not use {head}')
        elif head == "tests" or (head == "support" and (source / "tests" / name).exists()):
            broken.append(f'{path}: "{name}": the program may not use its tests')
    return broken


def check_includes(source: pathlib.Path) -> tuple[list[str], int]:
    broken, count = [], 0
    for top in ("app", "widgets", "maps", "resources", "tests"):
        for file in sorted((source / top).rglob("*")):
            if file.suffix in (".h", ".cpp") and file.is_file():
                count += 1
                broken += check_file(source, file.relative_to(source))
    return broken, count


def read_graph(file: pathlib.Path) -> dict[str, tuple[str, set[str]]]:
    """target -> (its folder relative to the source, the targets and libraries that it links itself)"""
    graph = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        name, folder, links = line.split("\t")
        libraries = set()
        for entry in links.split(";"):
            # $<LINK_ONLY:x>, $<$<CONFIG:y>:x>: the last word is the library
            found = re.search(r"((?:\w[\w+.-]*::)?[\w+./-]+)>*$", entry)
            entry = found.group(1).replace("trucban::", "trucban_") if found else ""
            if entry:
                libraries.add(entry)
        graph[name] = (folder, libraries)
    return graph


def check_graph(graph: dict[str, tuple[str, set[str]]]) -> list[str]:
    broken = []
    home = {name: layer_of(pathlib.PurePath(folder) / "x" / "x" if folder.startswith("app") else pathlib.PurePath(folder) / "x")
            for name, (folder, _) in graph.items()}
    for name, (folder, libraries) in sorted(graph.items()):
        layer = home[name]
        for library in sorted(libraries):
            if re.fullmatch(r"(.*/)?(lib)?sqlite3(\.so|\.a)?|SQLite::SQLite3|SQLite3::SQLite3|SQLiteCpp", library):
                broken.append(f"{name}: links {library} beside SQLCipher; use trucban::sqlcipher")
            if layer is None:
                continue
            if layer in QT_FREE and re.match(r"Qt6?::|QCustomPlot", library):
                broken.append(f"{name}: links {library}, and {layer} is Qt-free")
            if library == "trucban_sqlcipher" and layer != "store":
                broken.append(f"{name}: links trucban::sqlcipher; SQL lives in app/store")
            other = home.get(library)
            if other and other != layer and other not in ALLOWED.get(layer, set()):
                broken.append(f"{name}: links {library}; {layer} may not use {other}")
    return broken


def check_programs(folder: pathlib.Path, graph: dict[str, tuple[str, set[str]]]) -> tuple[list[str], int]:
    """Exactly one of SQLite and SQLCipher in a process, and no Qt in the programs of Qt-free folders."""
    broken, count = [], 0
    for program in sorted(folder.iterdir()) if folder.is_dir() else []:
        if not program.is_file() or program.read_bytes()[:4] != b"\x7fELF":
            continue
        count += 1
        loaded = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=False).stdout
        if "libsqlite3.so" in loaded:
            both = " and SQLCipher" if "libsqlcipher.so" in loaded else ""
            broken.append(f"{program.name}: loads plain SQLite{both}")
        where = pathlib.PurePath(graph.get(program.name, ("", set()))[0])
        layer = where.parts[1] if len(where.parts) > 1 else ""
        if layer in QT_FREE and "libQt6" in loaded:
            broken.append(f"{program.name}: loads Qt, and {layer} is Qt-free")
    return broken, count


def main() -> int:
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    source = pathlib.Path(sys.argv[1])
    broken, files = check_includes(source)
    said = f"{files} files"
    if len(sys.argv) == 3:
        build = pathlib.Path(sys.argv[2])
        graph = read_graph(build / "link-graph.txt")
        broken += check_graph(graph)
        more, programs = check_programs(build / "bin", graph)
        broken += more
        said += f", {len(graph)} targets, {programs} programs"
    for line in broken:
        print(line)
    print(f"layers: {said}: " + (f"{len(broken)} broken rules" if broken else "the rule holds"))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
