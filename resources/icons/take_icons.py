#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies the pictures listed in icons.csv out of unpacked npm packages: take_icons.py MAKI_DIR TABLER_DIR

Each file is reduced to its drawing: no comments, no classes, one line per element, every colour `currentColor`, so
that the console can put a theme's colour in its place before it renders (Qt SVG would paint currentColor black)."""
import csv
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

here = pathlib.Path(__file__).resolve().parent
svg = "{http://www.w3.org/2000/svg}"
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")


def reduced(text, package):
    root = ElementTree.fromstring(text)
    for element in root.iter():
        for name in ("class", "id", "version"):
            element.attrib.pop(name, None)
        for name, value in element.attrib.items():
            element.set(name, " ".join(value.split()))
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == svg + "title" or (child.get("fill") == "none" and child.get("stroke") == "none"):
                parent.remove(child)
    if package == "maki":
        root.set("fill", "currentColor")
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def main():
    sources = {"maki": pathlib.Path(sys.argv[1]) / "icons", "tabler": pathlib.Path(sys.argv[2]) / "icons"}
    for row in csv.DictReader((here / "icons.csv").open(encoding="utf-8")):
        text = (sources[row["package"]] / (row["original"] + ".svg")).read_text(encoding="utf-8")
        text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
        (here / (row["file"] + ".svg")).write_text(reduced(text, row["package"]), encoding="utf-8")


main()
