// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

class QCoreApplication;

namespace trucban::console {

/// The window's language, switchable while it runs. Vietnamese is the source of all texts and only needs the words of
/// Qt's own controls, which Debian does not ship; English is a whole translation.
class Translations {
public:
    explicit Translations(QCoreApplication& application);
    ~Translations();
    /// "vi" or "en"; anything else is "vi".
    void use(const QString& language);
    [[nodiscard]] QString language() const { return m_language; }

private:
    QCoreApplication& m_application;
    QTranslator m_english;
    QTranslator m_qtVietnamese;
    QString m_language;
};

} // namespace trucban::console
