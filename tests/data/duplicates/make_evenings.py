#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the labelled evenings beside it: reports of incidents that are known, so that suggestions of duplicates can be
counted as right or wrong. Nothing in them happened. By rule and seed alone: the same bytes on every machine.

    make_evenings.py            writes choosing.tsv (the threshold is chosen by it) and measuring.tsv (and measured by it)
    make_evenings.py --check    fails when the files are not what this script makes
"""
import math
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).parent
EVENINGS = {"choosing.tsv": 20260415, "measuring.tsv": 20260723}
METRES_PER_DEGREE = 111_194.93
STREETS = [
    "Lê Lợi", "Nguyễn Trãi", "Cách Mạng Tháng Tám", "Phạm Ngũ Lão", "Trần Hưng Đạo", "Võ Văn Tần", "Lê Văn Sỹ",
    "Hoàng Văn Thụ", "Quang Trung", "Phan Xích Long", "Nguyễn Thị Thập", "Huỳnh Tấn Phát", "Tôn Đản", "Xóm Chiếu",
    "Âu Cơ", "Lạc Long Quân", "Trường Chinh", "Tân Sơn Nhì", "Kinh Dương Vương", "Hậu Giang", "Phan Văn Trị",
    "Nơ Trang Long", "Đinh Bộ Lĩnh", "Bạch Đằng", "Nguyễn Duy Trinh", "Lê Văn Việt", "Đặng Văn Bi", "Kha Vạn Cân"]
# How people put it: what each report takes one of, and details of which each caller has seen some.
WORDS = {
    "fight": (["Đánh nhau", "Có ẩu đả", "Nhóm thanh niên đánh nhau", "Hai bên xông vào đánh nhau"],
              ["khoảng {n} người", "trước quán {shop}", "có người cầm {weapon}", "một người áo {colour} chảy máu",
               "xe {bike} ngã giữa đường", "cãi nhau vì {cause}"]),
    "fire": (["Cháy nhà", "Có cháy", "Khói lửa bốc lên", "Cháy lớn"],
             ["ở tầng {n}", "nhà bán {goods}", "khói đen dày", "có người kẹt trong phòng", "gần quán {shop}",
              "lửa lan sang nhà bên", "nghe nổ bình gas"]),
    "trafficAccident": (["Tai nạn giao thông", "Va chạm xe", "Xe tông nhau", "Tai nạn"],
                        ["xe {bike} và {car}", "biển số {plate}", "nạn nhân áo {colour} nằm giữa đường",
                         "trước quán {shop}", "kẹt xe kéo dài", "một người gãy chân"]),
    "snatching": (["Cướp giật", "Bị giật túi xách", "Giật điện thoại", "Vừa bị giật đồ"],
                  ["hai tên đi xe {bike}", "biển số {plate}", "áo khoác {colour}", "chạy về hướng {street}",
                   "mất {goods}", "trước quán {shop}"]),
    "theft": (["Mất trộm", "Bị móc túi", "Trộm đồ", "Kẻ gian lấy đồ"],
              ["mất {goods}", "lấy xe {bike} biển {plate}", "áo {colour}", "sạp bán {shop}", "camera quay được mặt"]),
    "noise": (["Hát karaoke ồn", "Mở nhạc lớn", "Loa kéo ồn ào", "Ồn không ngủ được"],
              ["nhà màu {colour}", "quán {shop}", "hát từ chiều", "khoảng {n} người nhậu", "loa để ngoài hẻm"]),
    "domesticViolence": (["Chồng đánh vợ", "Bạo lực gia đình", "Tiếng la hét đập phá trong nhà"],
                         ["phòng {n}", "nhà màu {colour}", "có trẻ con khóc", "cầm {weapon}", "chồng say rượu"]),
    "illegalRacing": (["Đua xe", "Nhóm thanh niên nẹt pô phóng nhanh", "Quái xế tụ tập"],
                      ["khoảng {n} xe {bike}", "hướng {street}", "không đội mũ bảo hiểm", "mặc áo {colour}",
                       "lạng lách chặn đường"]),
    "medical": (["Người ngất xỉu", "Cụ già khó thở", "Cần cấp cứu"],
                ["phòng {n}", "áo {colour}", "tiền sử tim mạch", "gọi không trả lời", "gần quán {shop}"]),
    "sos": (["SOS", "", "Cứu"], ["giúp với", "nhanh lên"]),
}
RELATED = {"fight": ["assault", "publicDisorder", "weapon"], "fire": ["rescue", "fireSafety"],
           "trafficAccident": ["medical"], "snatching": ["robbery", "theft"], "theft": ["snatching", "suspicious"],
           "noise": ["publicDisorder", "civilDispute"], "domesticViolence": ["assault", "civilDispute"],
           "illegalRacing": ["publicDisorder", "trafficAccident"], "medical": ["trafficAccident", "rescue"],
           "sos": ["sos"]}
DETAILS = {
    "shop": ["ốc Bà Tư", "phở Hòa", "cà phê Mộc", "bia Hải Xồm", "cơm tấm Cali", "lẩu dê Sáu", "trà sữa Gấu"],
    "weapon": ["mã tấu", "gậy sắt", "chai bia vỡ", "dao bấm", "tuýp sắt"],
    "colour": ["đỏ", "đen", "trắng", "xanh", "vàng", "xám", "tím"],
    "bike": ["Exciter", "Wave", "SH", "Winner", "Vision", "Sirius"],
    "car": ["xe tải", "taxi", "xe buýt", "xe bốn chỗ", "xe ben"],
    "cause": ["va quẹt xe", "chỗ đậu xe", "tiền nợ", "ghen tuông", "nhìn đểu"],
    "goods": ["vải", "gas", "nệm", "sơn", "điện thoại", "ví tiền", "dây chuyền", "giấy tờ"],
}


def moved(random_, point, metres):
    angle = random_.uniform(0, 2 * math.pi)
    lat = point[0] + metres * math.sin(angle) / METRES_PER_DEGREE
    return lat, point[1] + metres * math.cos(angle) / METRES_PER_DEGREE / math.cos(math.radians(lat))


class Incident:
    def __init__(self, evening, kind, point, street, house, at):
        random_ = evening.random
        self.number = evening.incidents
        evening.incidents += 1
        self.kind, self.point, self.street, self.house, self.at = kind, point, street, house, at
        self.details = {name: random_.choice(values) for name, values in DETAILS.items()}
        self.details.update(n=random_.randint(2, 14), street=random_.choice(STREETS),
                            plate="59X%d %05d" % (random_.randint(1, 3), random_.randint(10_000, 99_999)))
        self.scene = [line.format(**self.details) for line in random_.sample(WORDS[kind][1], k=len(WORDS[kind][1]))]
        self.scene = self.scene[:4]  # what there is to be seen; a caller sees some of it
        self.callers = []


class Evening:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.incidents = 0
        self.callers = 0
        self.rows = []

    def spot(self):
        return self.random.uniform(10.72, 10.86), self.random.uniform(106.60, 106.76)

    def incident(self, kind, point=None, street=None, house=None, at=None):
        random_ = self.random
        return Incident(self, kind, point or self.spot(), street or random_.choice(STREETS),
                        house or str(random_.randint(1, 480)), random_.uniform(0, 5 * 3600) if at is None else at)

    def report(self, incident, situation, delay=None, along=0.0):
        random_ = self.random
        delay = random_.expovariate(1 / 330) if delay is None else delay
        # Most stand near; along: the thing itself moves.
        seen = moved(random_, incident.point, abs(random_.gauss(0, 28)) + random_.uniform(0, along))
        way = random_.random()
        place, address = None, ""
        if way < 0.62:  # the app's own position
            accuracy = round(min(random_.lognormvariate(2.9, 0.7), 180))
            place = (*moved(random_, seen, accuracy / 1.51 * math.sqrt(-2 * math.log(1 - random_.random()))), accuracy)
        elif way < 0.75:  # the mast's circle
            accuracy = random_.choice([150, 250, 400, 800])
            place = (*moved(random_, seen, accuracy * math.sqrt(random_.random())), accuracy)
        if place is None or random_.random() < 0.35:  # by telephone, or the sender typed it too
            told = random_.random()
            if told < 0.7:
                address = random_.choice(["%s %s", "số %s %s", "Số %s đường %s", "%s %s, gần ngã tư"]) % (
                    incident.house, incident.street)
                address = address.replace("đường ", "")
                if place is None and random_.random() < 0.8:  # the desk's form finds the house on the map
                    place = (*moved(random_, incident.point, abs(random_.gauss(0, 15))), 30)
            elif told < 0.85:
                address = incident.street
        if incident.callers and random_.random() < 0.12:
            caller = random_.choice(incident.callers)  # calls again
        else:
            caller = self.callers
            self.callers += 1
            incident.callers.append(caller)
        kind = incident.kind
        named = random_.random()
        if named > 0.90:
            kind = random_.choice(["other", "sos"])
        elif named > 0.78:
            kind = random_.choice(RELATED[kind])
        seen_details = random_.sample(incident.scene, k=min(len(incident.scene), random_.choice([0, 1, 1, 2, 2, 3])))
        lead = random_.choice(WORDS[incident.kind][0])
        text = ", ".join(part for part in [lead, *seen_details] if part)
        if random_.random() < 0.2:
            text = ""
        if random_.random() < 0.25:
            text += (" ở " if text else "") + incident.street
        self.rows.append((incident.at + delay, incident.number, situation, place, address, kind, caller, text.strip()))

    def reports(self, incident, situation, count, **how):
        for _ in range(count):
            self.report(incident, situation, **how)

    # --- situations ---------------------------------------------------------------------------------------------

    def seen_by_many(self):
        kind = self.random.choice(["fight", "fire", "trafficAccident", "illegalRacing", "snatching"])
        incident = self.incident(kind)
        self.reports(incident, "seen by many", self.random.randint(2, 7), along=600 if kind == "illegalRacing" else 0)

    def alone(self):
        self.report(self.incident(self.random.choice(list(WORDS))), "alone")

    def later_at_the_place(self):
        """The same house and kind the next day, and a few hours later."""
        first = self.incident(self.random.choice(["noise", "domesticViolence", "fight"]))
        self.reports(first, "same place later", 2)
        for hours in (24, self.random.uniform(2, 4)):
            again = self.incident(first.kind, first.point, first.street, first.house, first.at + hours * 3600)
            self.reports(again, "same place later", self.random.randint(1, 2))

    def one_street(self):
        """Two fights in one street at one time, each with callers of its own."""
        first = self.incident(self.random.choice(["fight", "trafficAccident"]))
        point = moved(self.random, first.point, self.random.uniform(110, 280))
        house = str(int(first.house) + self.random.choice([-1, 1]) * self.random.randint(20, 60) % 400 + 1)
        second = self.incident(first.kind, point, first.street, house.lstrip("-"),
                               first.at + self.random.uniform(-900, 900))
        for one in (first, second):
            self.reports(one, "one street, two fights", self.random.randint(1, 3))

    def two_fires(self):
        """Neighbours call about two fires some houses apart."""
        first = self.incident("fire")
        point = moved(self.random, first.point, self.random.uniform(70, 220))
        second = self.incident("fire", point, self.random.choice([first.street, None]),
                               str(self.random.randint(1, 480)), first.at + self.random.uniform(-600, 600))
        for one in (first, second):
            self.reports(one, "two fires", self.random.randint(1, 4))

    def market(self):
        """Things are stolen all evening within some eighty metres."""
        point, street, house = self.spot(), self.random.choice(STREETS), str(self.random.randint(1, 480))
        begin = self.random.uniform(0, 4 * 3600)
        for _ in range(8):
            incident = self.incident(self.random.choice(["theft", "snatching", "theft", "fight"]),
                                     moved(self.random, point, self.random.uniform(0, 80)), street, house,
                                     begin + self.random.uniform(0, 3600))
            self.reports(incident, "crowded market", self.random.choice([1, 1, 1, 2]))

    def tower(self):
        """Different things behind one address."""
        point, street, house = self.spot(), self.random.choice(STREETS), str(self.random.randint(1, 480))
        begin = self.random.uniform(0, 4 * 3600)
        for kind in self.random.sample(["noise", "domesticViolence", "medical", "theft"], k=3):
            incident = self.incident(kind, point, street, house, begin + self.random.uniform(0, 1800))
            self.reports(incident, "one tower", self.random.choice([1, 1, 2]))

    def text(self):
        for situation, count in [(self.seen_by_many, 70), (self.alone, 160), (self.later_at_the_place, 18),
                                 (self.one_street, 24), (self.two_fires, 18), (self.market, 7), (self.tower, 12)]:
            for _ in range(count):
                situation()
        lines = ["incident\tsituation\tseconds\tlat\tlon\taccuracy\taddress\tkind\tcaller\ttext"]
        for at, incident, situation, place, address, kind, caller, text in sorted(self.rows, key=lambda row: row[:2]):
            where = ("%.6f" % place[0], "%.6f" % place[1], "%d" % place[2]) if place else ("", "", "")
            lines.append("\t".join([str(incident), situation, "%d" % at, *where, address, kind, str(caller), text]))
        return "\n".join(lines) + "\n"


def main():
    wrong = [name for name, seed in EVENINGS.items()
             if "--check" in sys.argv and (HERE / name).read_text(encoding="utf-8") != Evening(seed).text()]
    if "--check" not in sys.argv:
        for name, seed in EVENINGS.items():
            (HERE / name).write_text(Evening(seed).text(), encoding="utf-8")
    for name in wrong:
        print(f"{name} is not what make_evenings.py makes", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
