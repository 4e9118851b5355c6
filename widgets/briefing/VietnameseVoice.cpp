// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/VietnameseVoice.h"

#include "models/Wording.h"

#include <QCoreApplication>
#include <QTranslator>

namespace trucban::widgets {

namespace {

/// A translation into the language that is translated from. It stays installed, for to install one tells all windows.
class SourceWords : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* /*context*/, const char* sourceText, const char* /*disambiguation*/,
                      int /*n*/) const override {
        return depth > 0 ? QString::fromUtf8(sourceText) : QString();
    }
    int depth = 0;
};

constexpr auto kName = "briefingSourceWords";

} // namespace

VietnameseVoice::VietnameseVoice()
    : m_words(QCoreApplication::instance()->findChild<QObject*>(QLatin1String(kName), Qt::FindDirectChildrenOnly)) {
    if (m_words == nullptr) {
        m_words = new SourceWords(QCoreApplication::instance());
        m_words->setObjectName(QLatin1String(kName));
    }
    auto* words = static_cast<SourceWords*>(m_words);
    ++words->depth;
    // The translator installed last is asked first: after a change of language that is not ours any more.
    if (models::Wording::isEnglish()) {
        QCoreApplication::removeTranslator(words);
        QCoreApplication::installTranslator(words);
    }
}

VietnameseVoice::~VietnameseVoice() {
    --static_cast<SourceWords*>(m_words)->depth;
}

} // namespace trucban::widgets
