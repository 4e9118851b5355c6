#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer waits for, measured with the real programs; prints one JSON object. Run it inside installer/enter.sh,
under installer/with-display.sh, after building the preset release:

  console_bench.py painted [--cases 10000] [--rate 50] [--seconds 60]
      An alert falls due -> the console has presented it in queue and map. Target: p99 <= 100 ms.
  console_bench.py start [--cases 100000] [--runs 5]
      The console's program is started, its gateway unreachable -> the head of the queue has been painted out of a
      replica of so many cases, and every unacknowledged P1 with it. Target: median <= 1 s. Told too: until all of them
      were painted, which the window says is still to come.

The map is drawn by Qt Quick's software back end unless --opengl is given (llvmpipe, where there is no graphics card)."""
import argparse
import csv
import http.client
import json
import os
import pathlib
import platform
import queue
import random
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PROJECT = pathlib.Path(__file__).resolve().parents[3]
# Believable for a busy evening: ISA-18.2 asks for at most five urgent in a hundred.
KINDS = [("theft", 40), ("noise", 40), ("fight", 15), ("fire", 5)]
PASSWORD = "mật khẩu bench"


class Gateway:
    """A real gateway on a data folder of its own, with one user, one ingest key and the demo's units."""

    def __init__(self, program: pathlib.Path, folder: pathlib.Path):
        self.program, self.folder = program, folder
        self.password_file = folder / "password"
        self.password_file.write_text(PASSWORD + "\n", encoding="utf-8")
        self.own = ["--data", str(folder / "gateway")]
        self.cli("user", "add", "bench", "--role", "duty-officer", "--wards", "all", "--password-file", str(self.password_file))
        self.key = self.cli("key", "add", "bench").splitlines()[-1]
        self.key_file = folder / "key"
        self.key_file.write_text(self.key + "\n", encoding="utf-8")
        self.cli("unit", "import", str(PROJECT / "resources/demo/units.csv"))
        self.log = folder / "gateway.log"
        port_file = folder / "port"
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen([program, "serve", *self.own, "--listen", "127.0.0.1:0", "--port-file", port_file],
                                            stdout=log, stderr=log)
        wait_until(lambda: port_file.exists() and port_file.read_text(encoding="utf-8").strip(), 60, "the gateway to listen")
        self.port = int(port_file.read_text(encoding="utf-8"))
        said = self.log.read_text(encoding="utf-8")
        self.pin = next(line for line in said.splitlines() if line.startswith("fingerprint ")).split("sha256:")[1]
        self.url = f"https://127.0.0.1:{self.port}"

    def cli(self, *words: str) -> str:
        return subprocess.run([self.program, *words, *self.own], check=True, capture_output=True, text=True).stdout

    def fill(self, feed: pathlib.Path, cases: int) -> None:
        rate = 1000
        # A few more: the last one falls due when the time is up.
        subprocess.run([feed, "load", "--gateway", self.url, "--pin", self.pin, "--key-file", self.key_file, "--rate", str(rate),
                        "--seconds", str(cases / rate + 0.1), "--warm-up", "0", "--regular"], check=True,
                       stdout=subprocess.DEVNULL)

    def connect(self) -> http.client.HTTPSConnection:
        trust = ssl.create_default_context()
        trust.check_hostname = False  # made by this very run, self-signed
        trust.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=trust, timeout=30)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)


def wait_until(condition, seconds: float, what: str):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.02)
    sys.exit(f"console_bench: waited {seconds} s for {what}")


def trace_lines(trace: pathlib.Path) -> list[dict]:
    text = trace.read_text(encoding="utf-8") if trace.exists() else ""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


class Poster:
    """Posts alerts at their due times over a few kept connections; a late one still counts from when it was due."""

    def __init__(self, gateway: Gateway, connections: int = 4):
        self.gateway = gateway
        self.due: dict[str, float] = {}
        self.failures = 0
        self.jobs: queue.Queue = queue.Queue()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.work) for _ in range(connections)]
        for thread in self.threads:
            thread.start()

    def work(self) -> None:
        connection = self.gateway.connect()
        headers = {"Authorization": "Bearer " + self.gateway.key, "Content-Type": "application/json"}
        while (job := self.jobs.get()) is not None:
            due, body = job
            connection.request("POST", "/v1/alerts", json.dumps(body).encode(), headers)
            answer = connection.getresponse()
            text = answer.read()
            with self.lock:
                if answer.status == 201:
                    self.due[json.loads(text)["alertId"]] = due
                else:
                    self.failures += 1

    def run(self, rate: float, seconds: float) -> None:
        with (PROJECT / "resources/wards.csv").open(encoding="utf-8") as file:
            places = [(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)]
        chance = random.Random(138)
        names, weights = zip(*KINDS)
        start = time.time()
        for i in range(int(rate * seconds)):
            due = start + i / rate
            if (ahead := due - time.time()) > 0:
                time.sleep(ahead)
            lat, lon = chance.choice(places)
            self.jobs.put((due, {
                "source": "sos-app", "externalId": f"painted-{i}", "category": chance.choices(names, weights)[0],
                "text": f"Tin thử số {i}",
                "position": {"lat": lat + chance.uniform(-0.01, 0.01), "lon": lon + chance.uniform(-0.01, 0.01), "accuracyM": 20}}))
        for _ in self.threads:
            self.jobs.put(None)
        for thread in self.threads:
            thread.join()


def summary(values: list[float]) -> dict:
    values = sorted(values)

    def at(share: float) -> float:
        return round(values[min(len(values) - 1, int(share * len(values)))], 2)

    return {"count": len(values), "p50": at(0.5), "p90": at(0.9), "p99": at(0.99), "max": round(values[-1], 2)}


class Console:
    def __init__(self, arguments: argparse.Namespace, gateway: Gateway, name: str):
        self.trace = gateway.folder / f"{name}.jsonl"
        environment = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1", QT_QPA_PLATFORM="xcb")
        environment["QSG_RHI_BACKEND" if arguments.opengl else "QT_QUICK_BACKEND"] = "opengl" if arguments.opengl else "software"
        self.started = time.time()
        self.process = subprocess.Popen(
            [arguments.bin / "trucban", "--gateway", gateway.url, "--pin", gateway.pin, "--user", "bench", "--password-file",
             gateway.password_file, "--profile", gateway.folder / "profile", "--trace", self.trace], env=environment)

    def first_paint(self, cases: int, seconds: float) -> dict:
        def found():
            return next((line for line in trace_lines(self.trace) if line.get("of", 0) >= cases), None)

        return wait_until(found, seconds, f"the head of a queue with {cases} cases")

    def whole_paint(self, cases: int, seconds: float) -> dict:
        def found():
            return next((line for line in trace_lines(self.trace) if line.get("cases", 0) >= cases), None)

        return wait_until(found, seconds, f"a queue with {cases} cases")

    def peak_memory_mb(self) -> float:
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return round(int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024, 1)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)


def measure_painted(arguments: argparse.Namespace, gateway: Gateway) -> dict:
    gateway.fill(arguments.bin / "trucban-feed", arguments.cases)
    console = Console(arguments, gateway, "painted")
    console.whole_paint(arguments.cases, 120)
    poster = Poster(gateway)
    poster.run(arguments.rate, arguments.seconds)
    # What has not been painted by now is as good as unseen, and is reported as missing.
    deadline = time.monotonic() + 10
    painted: dict[str, dict] = {}
    while time.monotonic() < deadline and len(painted) < len(poster.due):
        painted = {line["id"]: line for line in trace_lines(console.trace) if line.get("id") in poster.due}
        time.sleep(0.2)
    memory = console.peak_memory_mb()
    console.stop()
    lines = [(poster.due[key], line) for key, line in painted.items()]
    return {"openCases": arguments.cases, "rate": arguments.rate, "seconds": arguments.seconds, "posted": len(poster.due),
            "refused": poster.failures, "unpainted": len(poster.due) - len(painted),
            "dueToPaintedMs": summary([line["painted"] - due / 0.001 for due, line in lines]),
            "receivedToPaintedMs": summary([line["receivedToPainted"] for _, line in lines]),
            "targetP99Ms": 100, "consolePeakMb": memory}


def measure_start(arguments: argparse.Namespace, gateway: Gateway) -> dict:
    gateway.fill(arguments.bin / "trucban-feed", arguments.cases)
    console = Console(arguments, gateway, "sync")
    console.whole_paint(arguments.cases, 600)
    synced = round(time.time() - console.started, 2)
    console.stop()
    gateway.stop()
    times, whole, memory = [], [], 0.0
    for run in range(arguments.runs):
        console = Console(arguments, gateway, f"start-{run}")
        line = console.first_paint(arguments.cases, 60)
        times.append(line["painted"] / 1000 - console.started)
        whole.append(console.whole_paint(arguments.cases, 60)["painted"] / 1000 - console.started)
        memory = max(memory, console.peak_memory_mb())
        console.stop()
    return {"cases": arguments.cases, "runs": arguments.runs, "firstSyncSeconds": synced,
            "startToPaintSeconds": {"median": round(statistics.median(times), 3), "all": [round(value, 3) for value in times]},
            "startToWholeSeconds": {"median": round(statistics.median(whole), 3), "all": [round(value, 3) for value in whole]},
            "targetSeconds": 1, "consolePeakMb": memory}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["painted", "start"])
    parser.add_argument("--cases", type=int)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--opengl", action="store_true")
    parser.add_argument("--bin", type=pathlib.Path, default=PROJECT / "build/release/bin")
    arguments = parser.parse_args()
    if arguments.cases is None:
        arguments.cases = 10_000 if arguments.what == "painted" else 100_000
    with tempfile.TemporaryDirectory(prefix="trucban-bench-") as folder:
        gateway = Gateway(arguments.bin / "trucban-gateway", pathlib.Path(folder))
        try:
            result = measure_painted(arguments, gateway) if arguments.what == "painted" else measure_start(arguments, gateway)
        finally:
            if gateway.process.poll() is None:
                gateway.stop()
    print(json.dumps({"bench": f"console {arguments.what}", "cpus": os.cpu_count(), "machine": platform.machine(),
                      "backEnd": "opengl" if arguments.opengl else "software", **result}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
