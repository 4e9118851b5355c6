// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace trucban::widgets {

/// While one lives, tr() gives the source texts, which are Vietnamese, and numbers are written the Vietnamese way: for
/// what is painted into an official document by parts that elsewhere speak the window's language. GUI thread; no event
/// loop inside.
class VietnameseVoice {
public:
    VietnameseVoice();
    ~VietnameseVoice();
    VietnameseVoice(const VietnameseVoice&) = delete;
    VietnameseVoice& operator=(const VietnameseVoice&) = delete;

private:
    QObject* m_words; ///< the application's
};

} // namespace trucban::widgets
