#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""installer/layers.py sees each kind of broken rule. A check that finds nothing looks just like a clean project."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "installer"))
import layers  # noqa: E402


class LayersTest(unittest.TestCase):
    def broken(self, path: str, text: str) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
            return layers.check_includes(pathlib.Path(folder))[0]

    def test_takes_what_stands_left(self):
        for path, text in [
            ("app/store/Log.cpp", '#include "store/Log.h"\n#include "core/Event.h"\n#include <SQLiteCpp/SQLiteCpp.h>\n'),
            ("widgets/queue/QueueView.cpp", '#include "models/QueueModel.h"\n#include <QTableView>\n'),
            ("app/gateway/Main.cpp", '#include "resources/Embedded.h"\n#include "store/EventLog.h"\n'),
            ("tests/models/QueueModelTest.cpp", '#include <QtTest>\n#include "support/Cases.h"\n'),
        ]:
            self.assertEqual(self.broken(path, text), [], path)

    def test_refuses_what_stands_right_or_beside(self):
        for path, text in [
            ("app/core/Case.cpp", '#include "store/EventLog.h"\n'),
            ("app/geo/Ward.cpp", '#include "wire/Frames.h"\n'),
            ("app/gateway/Session.cpp", '#include "link/Link.h"\n'),
            ("widgets/queue/View.cpp", '#include "maps/MapView.h"\n'),
            ("app/core/Ward.cpp", '#include "resources/Embedded.h"\n'),
            ("app/core/Ward.cpp", '#include "../geo/Ward.h"\n'),
            ("app/nowhere/X.cpp", "\n"),
        ]:
            self.assertEqual(len(self.broken(path, text)), 1, path + text)

    def test_refuses_qt_in_qt_free_layers_and_their_tests(self):
        for header in ("<QString>", "<QtCore/QObject>", '"Case.moc"', "<qglobal.h>"):
            self.assertEqual(len(self.broken("app/core/Case.cpp", f"#include {header}\n")), 1, header)
            self.assertEqual(len(self.broken("tests/wire/FramesTest.cpp", f"#include {header}\n")), 1, header)

    def test_keeps_libraries_in_their_place(self):
        self.assertEqual(len(self.broken("app/gateway/X.cpp", "#include <sqlite3.h>\n")), 1)
        self.assertEqual(len(self.broken("widgets/queue/X.cpp", "#include <qcustomplot.h>\n")), 1)
        self.assertEqual(self.broken("widgets/charts/X.cpp", "#include <qcustomplot.h>\n"), [])

    def test_reads_the_link_graph(self):
        def graph(text: str) -> list[str]:
            with tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder) / "link-graph.txt"
                file.write_text(text, encoding="utf-8")
                return layers.check_graph(layers.read_graph(file))

        good = ("trucban_core\tapp/core\tBoost::headers\n"
                "trucban_store\tapp/store\ttrucban_core;trucban_sqlcipher;$<LINK_ONLY:trucban_warnings>\n"
                "trucban_queue\twidgets/queue\tQt6::Widgets;trucban_models\ntrucban_models\tapp/models\tQt6::Core\n")
        self.assertEqual(graph(good), [])
        self.assertEqual(len(graph(good + "trucban_wire\tapp/wire\ttrucban_store\n")), 1)
        self.assertEqual(len(graph(good + "trucban_wire\tapp/wire\t$<LINK_ONLY:trucban_store>\n")), 1)
        self.assertEqual(len(graph(good + "trucban_link\tapp/link\tQt6::Core\n")), 1)
        self.assertEqual(len(graph(good + "trucban_link\tapp/link\t$<$<CONFIG:Debug>:Qt6::Core>\n")), 1)
        self.assertEqual(len(graph(good + "trucban-gateway\tapp/gateway\ttrucban_sqlcipher\n")), 1)
        self.assertEqual(len(graph(good + "trucban_store2\tapp/store\tSQLiteCpp\n")), 1)


if __name__ == "__main__":
    unittest.main()
