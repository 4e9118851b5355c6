#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a screen: the console on the display that DISPLAY names, the demo evening at speed, and a duty
officer who works from the keyboard alone (real key events, so what is shown is what a desk can do). At the end pictures
of each workspace in both themes and a summary. Exit code 1 when alerts were lost on the way, nothing got closed,
or a case the officer began stayed open.
Called by run.sh, which starts the gateway."""
import argparse
import json
import pathlib
import shutil
import signal
import ssl
import subprocess
import sys
import time
import urllib.request

# After the evening the officer works on for so long, then looks at the pictures.
LAST_ROUNDS_SECONDS = 10
MIDDLE_PICTURE_ROUND = 8
WORKSPACES = ["truc-ban"]
THEMES = ["light", "dark"]


class Gateway:
    """The read API, as any other program would use it."""

    def __init__(self, url: str, password: str):
        self.url = url
        self.trust = ssl.create_default_context()
        # The certificate is minutes old and self-signed; run.sh has just made it on this machine.
        self.trust.check_hostname = False
        self.trust.verify_mode = ssl.CERT_NONE
        self.token = ""
        body = json.dumps({"user": "truc-ban", "password": password}).encode()
        self.token = json.loads(self.ask("/v1/login", body))["token"]

    def ask(self, path: str, body: bytes | None = None) -> str:
        request = urllib.request.Request(self.url + path, data=body)
        if body is not None:
            request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        with urllib.request.urlopen(request, timeout=10, context=self.trust) as answer:
            return answer.read().decode()

    def metric(self, name: str) -> int:
        for line in self.ask("/metrics").splitlines():
            if line.startswith(name + " "):
                return int(float(line.split()[-1]))
        return 0

    def cases(self):
        """All of them, page by page."""
        after = ""
        while True:
            page = json.loads(self.ask("/v1/cases?limit=200" + (f"&after={after}" if after else "")))
            yield from page["cases"]
            after = page["next"]
            if not after:
                return


class Officer:
    """Hands on the keyboard: keys go to the X server, which gives them to the window that has the focus."""

    def __init__(self, console: subprocess.Popen):
        self.console = console
        self.window = ""

    def wait_for_window(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.console.poll() is not None:
                sys.exit(f"demo: the console ended by itself with {self.console.returncode}")
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.console.pid), "--name", "Tr"],
                                   capture_output=True, text=True, check=False).stdout.split()
            if found:
                self.window = found[-1]
                # No window manager here: nobody else gives the window the focus or the whole screen.
                for command in (["windowmove", self.window, "0", "0"], ["windowsize", self.window, "1920", "1080"],
                                ["windowfocus", self.window]):
                    subprocess.run(["xdotool", *command], check=False, capture_output=True)
                return
            time.sleep(0.2)
        sys.exit("demo: the console showed no window")

    def look_for_question(self) -> bool:
        """A question stands open: another window of the console has the focus. No window manager runs here, so once it
        is answered nobody but us gives the focus back."""
        def said(*words: str) -> list[str]:
            return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False).stdout.split()

        focus = said("getwindowfocus")
        if focus and focus[0] != self.window and focus[0] in said("search", "--onlyvisible", "--pid", str(self.console.pid)):
            return True
        said("windowfocus", self.window)
        return False

    def press(self, *names: str, pause: float = 0.3) -> None:
        for name in names:
            self.look_for_question()
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=False, capture_output=True)
            time.sleep(pause)

    def act(self, key: str, *answer: str) -> None:
        """A step by its key, its question answered; what cannot be answered (no unit is free) is left alone."""
        self.press(key)
        for name in (*answer, "Escape", "Escape"):
            if not self.look_for_question():
                return
            self.press(name)

    def work_one_case(self, number: int) -> None:
        """From Mới to Kết thúc, as README's key table says. Most alerts of an evening are noise: every other case is
        closed as such after a look, the rest get a unit and an outcome."""
        if number % 2 == 0:
            self.press("ctrl+1", "ctrl+j")
        else:
            self.press("ctrl+1", "Home")
        self.press("F2")
        if number % 2 == 0:
            self.act("F3", "Return")
            self.act("F6", "Return")
            self.act("F7", "ctrl+Return")
        else:
            # A P1 has no outcome preselected: Up takes the first, and leaves a preselected one, which is the first.
            self.act("F7", "Up", "ctrl+Return")


def percentile(sorted_values: list[float], share: float) -> float:
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]


def painted_latencies(trace: pathlib.Path) -> list[float]:
    values = []
    for line in trace.read_text(encoding="utf-8").splitlines() if trace.exists() else []:
        entry = json.loads(line)
        if "received" in entry and "painted" in entry:
            values.append(entry["painted"] - entry["received"])
    return sorted(values)


def take_pictures(console: list[str], folder: pathlib.Path) -> list[pathlib.Path]:
    pictures = []
    for workspace in WORKSPACES:
        for theme in THEMES:
            picture = folder / f"{workspace}-{theme}.png"
            subprocess.run([*console, "--workspace", workspace, "--theme", theme, "--screenshot", str(picture), "--after", "4"],
                           check=True, timeout=60, stdout=subprocess.DEVNULL)
            pictures.append(picture)
    return pictures


def run(arguments: argparse.Namespace, console_command: list[str], evening_command: list[str]) -> int:
    gateway = Gateway(arguments.url, pathlib.Path(arguments.password_file).read_text(encoding="utf-8").strip())
    past = {case["id"] for case in gateway.cases()}  # of the campaign before this evening
    trace = arguments.work / "trace.jsonl"
    feed_figures = arguments.work / "feed.json"
    shutil.rmtree(arguments.pictures, ignore_errors=True)
    arguments.pictures.mkdir(parents=True)

    # Ended from outside, it takes console and feed along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    console = subprocess.Popen([*console_command, "--trace", str(trace)])
    feed = None
    try:
        officer = Officer(console)
        officer.wait_for_window(30)
        print(f"demo: the evening plays at {arguments.speed} times its speed, an officer works", flush=True)
        feed = subprocess.Popen([*evening_command, "--speed", arguments.speed, "--json", str(feed_figures)],
                                stdout=subprocess.DEVNULL)
        rounds, deadline = 0, None
        while deadline is None or time.monotonic() < deadline:
            if console.poll() is not None:
                sys.exit(f"demo: the console ended by itself with {console.returncode}")
            if feed.poll() is not None and deadline is None:
                deadline = time.monotonic() + LAST_ROUNDS_SECONDS
            officer.work_one_case(rounds)
            rounds += 1
            if rounds == MIDDLE_PICTURE_ROUND:
                subprocess.run(["import", "-window", "root", str(arguments.pictures / "at-work.png")], check=False)
        subprocess.run(["import", "-window", "root", str(arguments.pictures / "at-the-end.png")], check=False)
        officer.press("Escape", "ctrl+q")
        console.wait(timeout=20)
    finally:
        for process in (feed, console):
            if process is not None and process.poll() is None:
                process.kill()

    pictures = take_pictures(console_command, arguments.pictures)
    evening = [case for case in gateway.cases() if case["id"] not in past]
    return summary(evening, json.loads(feed_figures.read_text(encoding="utf-8")), painted_latencies(trace), pictures)


def summary(cases: list[dict], fed: dict, latencies: list[float], pictures: list[pathlib.Path]) -> int:
    worked = [case for case in cases if case.get("acknowledgedAt")]
    closed = [case for case in cases if case.get("closedAt")]
    print(f"alerts in       {fed['newAlerts']} new, {fed['updatedAlerts']} updated, {fed['repeatedAlerts']} sent twice")
    print(f"cases           {len(cases)}")
    print(f"acknowledged    {len(worked)}")
    left_open = [case for case in worked if case["state"] != "closed"]
    print(f"closed          {len(closed)}")
    if latencies:
        print(f"alert → painted p50 {percentile(latencies, 0.5):.0f} ms, p99 {percentile(latencies, 0.99):.0f} ms "
              f"({len(latencies)} alerts; a P1 counts once it is in sight)")
    for picture in pictures:
        print(f"picture         {picture}")
    wrong = []
    if not fed["complete"] or fed["refused"]:
        wrong.append("the gateway did not take the whole evening")
    if not worked or not closed:
        wrong.append("the officer's keys closed no case")
    if left_open:
        wrong.append("the officer meant to close these cases, and they are open: "
                     + ", ".join(f"{case['code']} ({case['state']})" for case in left_open))
    if len(latencies) < fed["newAlerts"] / 2:
        wrong.append(f"only {len(latencies)} alerts were painted")
    for line in wrong:
        print(f"demo: {line}")
    return 1 if wrong else 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--password-file", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--pictures", type=pathlib.Path, required=True)
    parser.add_argument("--speed", required=True)
    # The two commands have options of the same names; they stand last, each behind its word.
    words = sys.argv[1:]
    console, evening = words.index("--console"), words.index("--evening")
    return run(parser.parse_args(words[:console]), words[console + 1:evening], words[evening + 1:])


if __name__ == "__main__":
    sys.exit(main())
