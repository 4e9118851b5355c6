#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our clustering beside npm's supercluster: the same points and zooms, one after the other; prints one JSON object.

  cluster_compare.py [--points 1000000] [--radius PIXELS] [--package FOLDER] [--preset release | --build FOLDER]

Build the preset release first. Run it outside of installer/enter.sh (it enters by itself): the package is fetched by your
npm into build/peers, one version with a known checksum; or give the folder of an unpacked one with --package, where the
checksum is not looked at. Without --radius that one is taken, of some, with which supercluster shows the most nearly as
many clusters a view as ours. Exit code 1 when it cannot be run, 0 whatever comes out.

Plain supercluster clusters and counts; ours also keeps each cluster's worst priority and how many are open and
unacknowledged, which supercluster would do in a reduce function that makes it slower."""
import argparse
import base64
import hashlib
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[3]
VERSION = "9.1.0"
INTEGRITY = "WMhsJPm8Tf9f5mKxJ1D0mB5tbCMOFi8wTrm/LGnsJHGg8xkeNT/TWDZuFauOGRISnclbYgnxD7g3xJAfQO3FLg=="
RADII = [40, 48, 56, 64, 72]


def fail(why: str):
    sys.exit(f"cluster_compare.py: {why}")


def fetch() -> pathlib.Path:
    """The folder of the package, by npm, which may be told to fetch from anywhere: the checksum decides."""
    folder = PROJECT / "build" / "peers" / f"supercluster-{VERSION}"
    if (folder / "package").is_dir():
        return folder / "package"
    if shutil.which("npm") is None:
        fail("there is no npm here to fetch supercluster with; give its folder with --package")
    folder.mkdir(parents=True, exist_ok=True)
    got = subprocess.run(["npm", "pack", "--silent", f"supercluster@{VERSION}"], cwd=folder, text=True,
                         capture_output=True, check=False)
    archive = folder / f"supercluster-{VERSION}.tgz"
    if got.returncode != 0 or not archive.is_file():
        fail(f"npm could not fetch supercluster {VERSION}: {got.stderr.strip()[-300:]}")
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != INTEGRITY:
        archive.unlink()
        fail("what npm fetched is not the supercluster that is asked for: its checksum is another")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def run(*command: str) -> dict:
    done = subprocess.run([str(PROJECT / "installer" / "enter.sh"), *command], cwd=PROJECT, text=True,
                          stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        fail(f"{command[0]} ended with {done.returncode}")
    return json.loads(done.stdout)


def unlikeness(ours: dict, peer: dict) -> float:
    """How far apart, as factors, the numbers of clusters a view are; 0: as many at each zoom."""
    return sum(abs(math.log(a["clusters_a_view"] / b["clusters_a_view"]))
               for a, b in zip(ours["queries"], peer["queries"])) / len(ours["queries"])


def compare(ours: dict, peer: dict) -> dict:
    pairs = list(zip(ours["queries"], peer["queries"]))
    return {
        "build_times_faster": round(peer["build_ms"] / ours["build_ms"], 2),
        "query_p99_times_faster_by_zoom": {a["zoom"]: round(b["p99_us"] / a["p99_us"], 2) for a, b in pairs},
        "query_p99_times_faster_least": round(min(b["p99_us"] / a["p99_us"] for a, b in pairs), 2),
        "query_p99_times_faster_slowest_zoom": round(max(b["p99_us"] for _, b in pairs) /
                                                     max(a["p99_us"] for a, _ in pairs), 2),
        "same_totals": all(a["total"] == b["total"] == ours["points"] for a, b in pairs),
        "clusters_a_view_ours_to_theirs": {a["zoom"]: round(a["clusters_a_view"] / b["clusters_a_view"], 2)
                                           for a, b in pairs},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--radius", type=float)
    parser.add_argument("--package", type=pathlib.Path)
    parser.add_argument("--preset", default="release", help="whose cluster_bench is run; figures are release's")
    parser.add_argument("--build", type=pathlib.Path, help="a build folder elsewhere, instead of the preset's")
    given = parser.parse_args()
    build = (given.build or PROJECT / "build" / given.preset).resolve()
    package = (given.package or fetch()).resolve()
    library = package / "dist" / "supercluster.js"
    if not library.is_file():
        fail(f"{library} is not there")
    # Where enter.sh sees it too.
    folder = PROJECT / "build" / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    if PROJECT not in library.parents:
        library = shutil.copy(library, folder / "supercluster.js")
    with tempfile.TemporaryDirectory(dir=folder) as work:
        data = str(pathlib.Path(work) / "city.bin")
        ours = run(str(build / "bin" / "cluster_bench"), str(given.points), data)
        radii = [given.radius] if given.radius else RADII
        peers = [run("node", "--expose-gc", "--max-old-space-size=8192",
                     str(PROJECT / "tests" / "bench" / "maps" / "cluster_peer.mjs"), str(library), data, str(radius))
                 for radius in radii]
    peer = min(peers, key=lambda one: unlikeness(ours, one))
    print(json.dumps({"supercluster_version": json.loads((package / "package.json").read_text())["version"],
                      "ours": ours, "supercluster": peer, "compared": compare(ours, peer)}, indent=1))


if __name__ == "__main__":
    main()
