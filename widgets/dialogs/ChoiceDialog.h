// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/dialogs/ActDialog.h"

#include <QVariant>

#include <functional>
#include <unordered_map>
#include <vector>

class QFormLayout;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace trucban::widgets {

struct Choice {
    QString title;
    QString detail;
    QVariant value;
    QString icon; ///< of resources/icons; empty: none
};

/// A list to choose from, searchable without diacritics when it is long, with text fields below it when asked for.
/// Enter in the list sends when nothing is missing, and otherwise goes to what is missing.
class ChoiceDialog : public ActDialog {
    Q_OBJECT
public:
    using ActDialog::ActDialog;

    /// `preselected`: the row that Enter takes; kNone: it takes none until one was chosen.
    static constexpr int kNone = -1;
    void setChoices(const std::vector<Choice>& choices, int preselected, bool searchable = false);
    /// More than one may be ticked (Space); `values` gives them.
    void setManyAllowed();
    void addField(const QString& name, const QString& label, const QString& placeholder, bool isLong = false,
                  int maxLength = 4000);
    /// Gives what is missing, or nothing when it may be sent. Asked again after every change.
    void setRule(std::function<QString(const ChoiceDialog&)> rule);
    /// A field that only makes sense for some choices.
    void showField(const QString& name, bool shown);

    [[nodiscard]] QVariant value() const;
    [[nodiscard]] std::vector<QVariant> values() const;
    [[nodiscard]] QString text(const QString& field) const;
    void setText(const QString& field, const QString& text);
    [[nodiscard]] QListWidget& list() const { return *m_list; }

signals:
    void choiceChanged();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    bool chooseFirst(); ///< by the first arrow, when nothing was chosen yet
    void check();
    void takeOrAsk();

    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    QFormLayout* m_form = nullptr;
    std::vector<std::pair<QString, QWidget*>> m_fields;
    std::function<QString(const ChoiceDialog&)> m_rule;
    bool m_many = false;
};

} // namespace trucban::widgets
