#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""installer/translations.py sees what has no English. A check that finds nothing looks just like a clean project."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "installer"))
import translations  # noqa: E402


def entry(text: str, english: str) -> str:
    return f"<message><source>{text}</source><translation>{english}</translation></message>"


def ts(*messages: str) -> str:
    return f'<?xml version="1.0"?><TS><context><name>Case</name>{"".join(messages)}</context></TS>'


class TranslationsTest(unittest.TestCase):
    def said(self, source: str, *messages: str) -> list[str]:
        return translations.faults({"widgets/X.cpp": source}, ts(*messages))

    def test_takes_what_has_an_entry(self):
        known = [entry("Đóng vụ", "Close case"), entry('Vụ "%1"\nmới', "New"), entry("90\u00a0%", "90 %")]
        for source in ['label(tr("Đóng vụ"));', 'tr(\n    "Đóng "\n    "vụ")', r'Case::tr("Vụ \"%1\"\nmới")',
                       r'tr("90\u00A0%")', 'QT_TRANSLATE_NOOP("Case", "Đóng vụ")', 'str("Ở đây")', 'tr("")',
                       'tr(name)', 'QCoreApplication::translate("Case", "Đóng vụ")']:
            self.assertEqual(self.said(source, *known), [], source)

    def test_finds_what_has_none(self):
        for source in ['\ntr("Đóng vụ")', '\nSheet::tr("Đóng vụ")', '\nQT_TRANSLATE_NOOP("Case", "Đóng vụ")',
                       '\ntranslate("Case",\n  "Đóng vụ")', '\nx ? tr("Đóng vụ") : tr("Mở")']:
            self.assertEqual(len(found := self.said(source, entry("Mở", "Open"), entry("Đóng vụ", ""))), 1, source)
            self.assertTrue(found[0].startswith("widgets/X.cpp:2: "), found)

    def test_wants_the_context_that_is_named(self):
        self.assertEqual(len(self.said('translate("Queue", "Mở")', entry("Mở", "Open"))), 1)

    def test_finds_an_entry_that_stands_twice(self):
        self.assertEqual(len(self.said("", entry("Mở", "Open"), entry("Mở", "Open up"))), 1)


if __name__ == "__main__":
    unittest.main()
