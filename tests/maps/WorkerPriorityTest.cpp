// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WorkerPriority.h"

#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace trucban::maps;

namespace {

int niceness() {
    return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)));
}

} // namespace

class WorkerPriorityTest : public QObject {
    Q_OBJECT
private slots:
    // Pictures were painted at the same priority as frames: a pool's own priority does nothing, and on two processors a
    // frame waited for them.
    void aWorkerStaysBehindAndTheWindowDoesNot();
};

void WorkerPriorityTest::aWorkerStaysBehindAndTheWindowDoesNot() {
    const int before = niceness();
    int inWorker = before;
    QThreadPool pool;
    pool.start([&inWorker] {
        stayBehindFrames();
        inWorker = niceness();
    });
    QVERIFY(pool.waitForDone(10'000));
    QCOMPARE(inWorker, std::min(before + 10, 19));
    QCOMPARE(niceness(), before);
}

QTEST_GUILESS_MAIN(WorkerPriorityTest)
#include "WorkerPriorityTest.moc"
