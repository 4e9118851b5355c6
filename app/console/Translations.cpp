// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Translations.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace trucban::console {

Q_LOGGING_CATEGORY(translationLog, "trucban.translations", QtWarningMsg)

Translations::Translations(QCoreApplication& application) : m_application(application) {
    const std::pair<QTranslator*, const char*> files[]{{&m_english, ":/translations/trucban_en.qm"},
                                                       {&m_qtVietnamese, ":/translations/trucban_qt_vi.qm"}};
    for (const auto& [translator, file] : files) {
        if (!translator->load(QLatin1String(file))) {
            qCWarning(translationLog) << "cannot load" << file;
        }
    }
}

Translations::~Translations() {
    m_application.removeTranslator(&m_english);
    m_application.removeTranslator(&m_qtVietnamese);
}

void Translations::use(const QString& language) {
    const auto wanted = language == QLatin1String("en") ? language : QStringLiteral("vi");
    if (wanted == m_language) {
        return;
    }
    m_language = wanted;
    m_application.removeTranslator(&m_english);
    m_application.removeTranslator(&m_qtVietnamese);
    m_application.installTranslator(wanted == QLatin1String("en") ? &m_english : &m_qtVietnamese);
}

} // namespace trucban::console
