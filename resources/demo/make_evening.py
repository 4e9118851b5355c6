#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes evening.jsonl and units.csv beside this file, or into the folder given: one invented evening, 17:30 to 23:30, in real wards.

Always the same bytes: the one source of chance is random.Random(seed).random(), whose sequence Python guarantees, and
positions are rounded to six digits. Each line of evening.jsonl is an object with `at` (seconds after the start), `post`
(the path) and `body`, as the gateway's HTTP side takes it; the first line says when the evening starts.
Names are openly made up and every telephone number is 0900 000 xxx."""
import csv
import datetime
import json
import math
import pathlib
import random
import sys
import unicodedata

import stories

here = pathlib.Path(__file__).resolve().parent
start = datetime.datetime(2026, 11, 20, 17, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
length = 6 * 3600
alert_count = 400
metres_per_degree = 111_320.0


# Officers in a unit; who is alone must say now and then that all is well.
CREWS = {"policePatrol": 2, "communitySecurity": 1, "outreachTeam": 3, "response113": 4}


class Chance:
    """Few ways to draw, all from random(), so that no Python version changes the outcome."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def real(self, low=0.0, high=1.0):
        return low + (high - low) * self._random.random()

    def whole(self, low, high):
        return low + int(self._random.random() * (high - low + 1))

    def one(self, items):
        return items[int(self._random.random() * len(items))]

    def often(self, share):
        return self._random.random() < share

    def uuid(self):
        digits = "".join("%x" % self.whole(0, 15) for _ in range(32))
        return "%s-%s-4%s-8%s-%s" % (digits[:8], digits[8:12], digits[13:16], digits[17:20], digits[20:])


class Ward:
    def __init__(self, row):
        self.code = int(row["code"])
        self.kind = row["type"]
        self.name = row["name"]
        self.lat = float(row["lat"])
        self.lon = float(row["lon"])
        # Label points stand well inside; a third of the radius of a circle of the same area stays inside too.
        self.radius = min(500.0, 340.0 * math.sqrt(float(row["area_km2"]) / math.pi))

    def point(self, chance):
        while True:
            north, east = chance.real(-1, 1), chance.real(-1, 1)
            if north * north + east * east <= 1:
                return moved((self.lat, self.lon), north * self.radius, east * self.radius)


def moved(point, north, east):
    lat = point[0] + north / metres_per_degree
    lon = point[1] + east / (metres_per_degree * math.cos(math.radians(point[0])))
    return round(lat, 6), round(lon, 6)


def jittered(chance, point, metres):
    return moved(point, chance.real(-metres, metres), chance.real(-metres, metres))


def stamp(seconds):
    return (start + datetime.timedelta(seconds=seconds)).isoformat(timespec="seconds")


# --- how people type ---------------------------------------------------------------------------------------------

def without_marks(text):
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


telex_tone = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def telex_keys(word):
    """The keys of a Vietnamese word, as they appear when the input method was off: "đánh" → "ddanhs"."""
    keys, tone = "", ""
    for c in unicodedata.normalize("NFD", word):
        if c in telex_tone:
            tone = telex_tone[c]
        elif c == "\u0302":
            keys += keys[-1].lower()
        elif c in "\u0306\u031b":
            keys += "w"
        else:
            keys += {"đ": "dd", "Đ": "DD"}.get(c, c)
    return keys + tone


def typed(chance, text):
    """The text as a hurried person sends it."""
    way = chance.real()
    if way < 0.16:
        text = without_marks(text)
    elif way < 0.24:
        words = text.split(" ")
        at = chance.whole(0, len(words) - 1)
        words[at] = telex_keys(words[at])
        text = " ".join(words)
    elif way < 0.34:
        for long, short in (("không", "ko"), ("được", "dc"), ("người", "ng"), ("với", "vs")):
            text = text.replace(long, short)
    if chance.often(0.2):
        text = text[:1].lower() + text[1:].rstrip(".")
    if chance.often(0.12):
        text = chance.one(["CA ơi ", "alo ", "Anh ơi ", "Em báo: ", "mấy anh ơi ", "Cho tôi báo tin, ", "Gấp! "]) + text
    return text


# --- alerts ------------------------------------------------------------------------------------------------------

made_up = ["Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Văn Ví Dụ", "Phạm Thị Giả Định", "Hoàng Văn Minh Họa", "Võ Thị Thí Dụ",
           "Đặng Văn Trình Diễn", "Bùi Thị Kịch Bản", "Đỗ Văn Diễn Tập", "Ngô Thị Bản Nháp", "Người báo tin", ""]


class Evening:
    def __init__(self, seed):
        self.chance = Chance(seed)
        with (here.parent / "wards.csv").open(encoding="utf-8", newline="") as file:
            self.wards = {ward.code: ward for ward in map(Ward, csv.DictReader(file)) if ward.code in stories.STREETS}
        self.lines = []
        self.incidents = {}
        self.alerts = 0

    def post(self, at, path, body):
        self.lines.append((min(length, max(0.0, round(at, 1))), len(self.lines), path, body))

    def place(self, ward):
        chance = self.chance
        return {"s": chance.one(stories.STREETS[ward.code]), "n": chance.whole(3, 480),
                "h": "%d/%d" % (chance.whole(4, 390), chance.whole(1, 60)) if chance.often(0.4) else str(chance.whole(4, 390))}

    def address(self, ward, place):
        chance = self.chance
        way = chance.real()
        if way < 0.3:
            return ""
        where = "hẻm %s %s" % (place["h"], place["s"]) if way < 0.6 else "%d %s" % (place["n"], place["s"])
        return "%s, %s %s" % (where, ward.kind, ward.name) if way < 0.9 else where

    def source(self):
        way = self.chance.real()
        for share, name in ((0.82, "sos-app"), (0.92, "113"), (0.95, "vneid"), (0.97, "help114"), (1.0, "walk-in")):
            if way < share:
                return name
        return "other"

    def body(self, at, kind, text, point, ward, place, silent=False, typing=True, source=None):
        chance = self.chance
        self.alerts += 1
        source = source or self.source()
        filled = text.format(**place)
        body = {
            "source": source,
            "externalId": "%s-%04d-%05d" % ("sos" if source == "sos-app" else source, self.alerts, chance.whole(0, 99999)),
            "occurredAt": stamp(at - chance.whole(2, 45)),
            "category": kind,
            "text": typed(chance, filled) if typing else filled,
            "position": {"lat": point[0], "lon": point[1], "accuracyM": chance.whole(4, 60)},
            "address": self.address(ward, place),
            "reporter": {"name": chance.one(made_up), "phone": "0900 000 %03d" % chance.whole(0, 999)},
            "contact": {"callable": not silent and chance.often(0.85), "silent": silent},
        }
        if source in ("patrol", "camera", "outreach"):
            body.update(reporter={"name": "", "phone": ""}, contact={"callable": False, "silent": False})
        return body

    def story(self, kind, code, minute, texts, options):
        chance, ward = self.chance, self.wards[code]
        place, centre = self.place(ward), ward.point(chance)
        at = minute * 60 + chance.real(0, 50)
        for number, text in enumerate(texts):
            silent = options.get("silent") == number
            source = "sos-app" if number == 0 else None
            body = self.body(at, kind, text, centre if number == 0 else jittered(chance, centre, 45), ward, place, silent,
                             typing=False, source=source)
            if silent:
                body["reporter"]["name"] = ""
            self.incidents[body["externalId"]] = "%s-%d" % (kind, minute)
            self.post(at, "/v1/alerts", body)
            if number == 0:
                self.follow(at, body, centre, options)
            at += chance.real(6, 40) if number < 3 else chance.real(30, 150)

    def follow(self, at, body, centre, options):
        """What the first sender says later: where they are now, that they are safe."""
        chance, point = self.chance, centre
        if options.get("moving"):
            bearing = chance.real(0, 2 * math.pi)
            for step in range(1, 7):
                point = moved(point, 190 * math.cos(bearing) + chance.real(-40, 40),
                              190 * math.sin(bearing) + chance.real(-40, 40))
                later = dict(body, position=dict(body["position"], lat=point[0], lon=point[1]))
                self.post(at + step * 30, "/v1/alerts", later)
        if "safe" in options:
            self.post(at + chance.real(420, 1300), "/v1/alerts", dict(body, text=options["safe"], state="safe"))

    def single(self, at, kind, text, follow=None, typing=True, source=None):
        chance = self.chance
        ward = self.wards[chance.one(list(self.wards))]
        body = self.body(at, kind, text, ward.point(chance), ward, self.place(ward), typing=typing, source=source)
        self.post(at, "/v1/alerts", body)
        if follow == "cancelled":
            self.post(at + chance.real(12, 90), "/v1/alerts", dict(body, state="cancelled"))
        elif follow is None and chance.often(0.06):
            self.post(at + chance.real(240, 1500), "/v1/alerts", dict(body, state="safe", text=chance.one(
                ["an toàn rồi ạ", "xong rồi, cảm ơn các anh", "hết rồi khỏi qua nha", "an toan roi"])))
        return body

    def busy_minute(self):
        """Evenings have two humps: the way home, and after nine."""
        while True:
            minute = self.chance.real(1, 359)
            height = 0.35 + 0.5 * math.exp(-((minute - 65) / 40) ** 2) + 0.65 * math.exp(-((minute - 250) / 60) ** 2)
            if self.chance.often(height):
                return minute * 60

    def faults(self):
        """What arrives broken: each is one alert that must still be shown."""
        near = lambda: self.busy_minute()
        def bad(kind, text, change):
            at = near()
            body = self.single(at, kind, text, follow="none")
            change(body)
        def place_at(lat, lon, accuracy):
            return lambda body: body.update(position={"lat": lat, "lon": lon, "accuracyM": accuracy})
        bad("fight", "đánh nhau ở đây nè tới lẹ", place_at(0, 0, 10))
        bad("theft", "mất xe máy trước nhà {n} {s}", place_at(0, 0, 0))
        bad("noise", "hát karaoke hẻm {h} {s}", place_at(106.70123, 10.77871, 12))
        bad("trafficAccident", "đụng xe ngã tư {s}, có người bị thương", place_at(106.66017, 10.76262, 25))
        bad("other", "đèn đường hẻm {h} {s} hư", place_at(910.5, 106.7, 8))
        bad("suspicious", "có người lạ leo rào nhà {n} {s}", lambda body: body.pop("position"))
        bad("domesticViolence", "vo chong danh nhau hem {h} {s}, khong bat dinh vi duoc", lambda body: body.pop("position"))
        bad("sos", "", lambda body: body.update(position=None))
        bad("snatching", "bị giật túi trên {s}", lambda body: body["position"].update(accuracyM=2000))
        bad("fight", "danh nhau gan cau", lambda body: body["position"].update(accuracyM=1800))
        bad("missingPerson", "mẹ tôi đi lạc, định vị điện thoại bà lần cuối ở khu này", lambda body: body["position"].update(accuracyM=3500))
        bad("onlineFraud", "bị lừa chuyển khoản 8 triệu", lambda body: body.update(position={"lat": "10.7769", "lon": "106.7009"}))
        bad("other", "tôi đang ở quê gọi giùm má tôi trên thành phố, nhà {n} {s}", place_at(21.02851, 105.85420, 30))
        bad("noise", "ồn quá", lambda body: body["position"].update(accuracyM=-5))
        bad("danhnhau", "đánh nhau trước chợ {s}", lambda body: None)
        bad("tai_nan", "tai nạn giao thông {s}", lambda body: None)
        bad("other", "báo qua zalo của phường: mất nắp cống {n} {s}", lambda body: body.update(source="zalo"))
        bad("procedure", "xin hỏi giấy tạm trú", lambda body: body.pop("occurredAt"))
        bad("theft", "mất trộm hôm qua", lambda body: body.update(occurredAt="hôm qua"))
        bad("sos", "máy em sai giờ", lambda body: body.update(occurredAt="2031-02-30T25:61:00+07:00"))
        bad("other", "Kính gửi các anh, tôi xin trình bày đầu đuôi sự việc. " + "Sự việc kéo dài đã lâu, tôi xin kể tiếp. " * 110,
            lambda body: None)
        bad("welfare", "nhờ giúp cụ già trước {n} {s}", lambda body: body.pop("reporter"))
        bad("civilDispute", "cãi nhau chuyện hụi, hẻm {h}", lambda body: body.update(contact="gọi được"))
        bad("suspicious", "gửi kèm hình xe lạ trước {n} {s}", lambda body: body.update(
            attachments=[{"kind": "photo", "url": "https://anh.example/xe-la.jpg", "bytes": 184302}]))
        for number in range(3):
            body = self.single(5400 + number * 40, "fire", "DIỄN TẬP: giả định cháy tại trường học đường {s}, đợt %d" % (number + 1),
                               follow="none", typing=False)
            body["exercise"] = True

    def retried(self):
        """Phones that did not hear the answer and post the very same again."""
        originals = [line for line in self.lines if line[2] == "/v1/alerts"][10:400:37]
        for at, _, path, body in originals:
            self.post(at + self.chance.real(2, 9), path, body)

    def make_alerts(self):
        chance = self.chance
        for told in stories.P1 + stories.P2:
            self.story(*told)
        self.faults()
        for table, count in ((stories.P3, 80), (stories.P4, 58)):
            kinds = [(kind, text) for kind, texts in table.items() for text in texts]
            for number in range(count):
                kind, text = kinds[number % len(kinds)]
                self.single(self.busy_minute(), kind, text)
        for source, kind, text in stories.OFFICIAL:
            self.single(self.busy_minute(), kind, text, follow="none", typing=False, source=source)
        while self.alerts < alert_count:
            kind, text, follow = stories.NOISE[self.alerts % len(stories.NOISE)]
            self.single(self.busy_minute(), kind, text, follow or "none", typing=chance.often(0.5),
                        source="sos-app" if chance.often(0.95) else "vneid")
        self.retried()

    # --- units and visits ----------------------------------------------------------------------------------------

    def make_units(self):
        chance, units = self.chance, []
        codes = sorted(self.wards)
        patrols = ["M%d" % number for number in range(1, len(codes) + 1)]
        for sign, code in zip(patrols, codes):
            units.append((sign, "policePatrol", code, "Tuần tra %s" % self.wards[code].name,
                          "car" if chance.often(0.2) else "motorbike"))
        for number, code in enumerate(codes[::3], 1):
            units.append(("D%d" % number, "communitySecurity", code, "ANTT cơ sở %s" % self.wards[code].name, "motorbike"))
        for number, code in enumerate(codes[::4], 1):
            units.append(("TT%d" % number, "outreachTeam", code, "Tổ 3 trong 1 %s" % self.wards[code].name, ""))
        # The 113 force belongs to no ward: everybody sees it.
        for number, code in enumerate(codes[::9], 1):
            units.append(("R%d" % number, "response113", "", "Phản ứng nhanh 113 số %d" % number, "car;extinguisher"))
            self.drive("R%d" % number, "response113", self.wards[code])
        for sign, kind, code, _, _ in units:
            if code:
                self.drive(sign, kind, self.wards[code])
        return units

    def drive(self, sign, kind, ward):
        chance, at = self.chance, self.chance.real(5, 300)
        point = ward.point(chance)
        if kind == "outreachTeam":
            self.walk_round(sign, ward, point)
            return
        while at < length:
            bearing, distance = chance.real(0, 360), chance.real(30, 260)
            target = moved(point, distance * math.cos(math.radians(bearing)), distance * math.sin(math.radians(bearing)))
            from_label = math.hypot((target[0] - ward.lat) * metres_per_degree, (target[1] - ward.lon) * metres_per_degree)
            point = target if from_label <= ward.radius else jittered(chance, (ward.lat, ward.lon), ward.radius * 0.3)
            self.post(at, "/v1/units/%s/position" % sign, {"lat": point[0], "lon": point[1], "headingDeg": round(bearing),
                                                           "seenAt": stamp(at - 2)})
            at += chance.real(300, 900) if chance.often(0.8) else chance.real(900, 2400)
        if chance.often(0.35):
            away = chance.real(1800, 14000)
            self.post(away, "/v1/units/%s/status" % sign, {"state": "unavailable"})
            self.post(away + chance.real(900, 2100), "/v1/units/%s/status" % sign, {"state": "available"})
        elif chance.often(0.1):
            self.post(chance.real(16200, 19800), "/v1/units/%s/status" % sign, {"state": "offDuty"})

    def walk_round(self, sign, ward, point):
        chance, at = self.chance, self.chance.real(300, 1500)
        quarter = chance.whole(1, 24)
        while at < 12600:
            point = jittered(chance, point, 60)
            self.post(at, "/v1/units/%s/position" % sign, {"lat": point[0], "lon": point[1], "seenAt": stamp(at - 3)})
            self.post(at + chance.real(60, 200), "/v1/visits", {
                "id": chance.uuid(), "team": sign, "ward": str(ward.code), "neighbourhood": "Khu phố %d" % quarter,
                "householdCode": "KP%d-%03d" % (quarter, chance.whole(1, 180)), "visitedAt": stamp(at),
                "heard": chance.whole(0, 3), "informed": chance.whole(1, 5), "supported": chance.whole(0, 1)})
            at += chance.real(540, 1300)
        self.post(at, "/v1/units/%s/status" % sign, {"state": "offDuty"})

    def write(self, folder):
        self.make_alerts()
        units = self.make_units()
        with (folder / "evening.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            compact = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            out.write(compact({"scenario": "Một buổi tối ở TP.HCM (bịa)", "start": stamp(0), "seconds": length}) + "\n")
            for at, _, path, body in sorted(self.lines, key=lambda line: line[:2]):
                line = {"at": at, "post": path}
                if path == "/v1/alerts" and body["externalId"] in self.incidents:
                    line["incident"] = self.incidents[body["externalId"]]
                line["body"] = body
                out.write(compact(line) + "\n")
        with (folder / "units.csv").open("w", encoding="utf-8", newline="") as out:
            table = csv.writer(out, lineterminator="\n")
            table.writerow(["id", "kind", "homeWard", "name", "equipment", "crew"])
            table.writerows(unit + (CREWS[unit[1]],) for unit in units)


if __name__ == "__main__":
    Evening(20261120).write(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here)
