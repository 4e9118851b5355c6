// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QMimeData;
class QWidget;

namespace trucban::maps {

/// Lets files be dropped on a widget: those whose name the rule takes. Others are left to whoever else listens.
class FileDrop : public QObject {
    Q_OBJECT
public:
    using Rule = std::function<bool(const QString& path)>;
    FileDrop(QWidget& target, Rule rule);

signals:
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QStringList wantedIn(const QMimeData& data) const;
    Rule m_rule;
};

} // namespace trucban::maps
