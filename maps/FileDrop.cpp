// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/FileDrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace trucban::maps {

FileDrop::FileDrop(QWidget& target, Rule rule) : QObject{&target}, m_rule{std::move(rule)} {
    target.setAcceptDrops(true);
    target.installEventFilter(this);
}

QStringList FileDrop::wantedIn(const QMimeData& data) const {
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        const QString path = url.toLocalFile(); // empty for what lies on the network
        if (!path.isEmpty() && m_rule(path)) {
            paths << path;
        }
    }
    return paths;
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
    const bool isEnter = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!isEnter && event->type() != QEvent::Drop) {
        return QObject::eventFilter(watched, event);
    }
    auto* drop = static_cast<QDropEvent*>(event);
    const QStringList paths = wantedIn(*drop->mimeData());
    if (paths.isEmpty()) {
        return QObject::eventFilter(watched, event);
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (!isEnter) {
        for (const QString& path : paths) {
            emit dropped(path);
        }
    }
    return true;
}

} // namespace trucban::maps
