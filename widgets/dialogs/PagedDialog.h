// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

#include <optional>

class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace trucban::widgets {

class ThemedLabel;

/// A list to read that the gateway hands out page by page: a table, a line that tells how far it got, and a button for
/// more. Answers are handed in by whoever owns the gateway's signals.
class PagedDialog : public QDialog {
    Q_OBJECT
public:
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);

protected:
    struct Column {
        QString title;
        int width; ///< at 100 %
    };
    /// What the line says when there is no count to tell.
    struct Words {
        QString asking;
        QString failed;
        QString nothing;
    };
    /// `name` begins the object names of the dialog and its parts. `theme` and `gateway` must outlive it.
    PagedDialog(Theme& theme, CommandGateway& gateway, const QString& name, const QString& title, QWidget* parent);

    void setColumns(const std::vector<Column>& columns);
    void setWords(Words words) { m_words = std::move(words); }
    [[nodiscard]] QVBoxLayout& column() { return *m_column; }
    /// Empties the table and asks from the first page on.
    void ask(wire::Query query);
    void addRow(const QStringList& texts);
    /// Adds the page's rows.
    virtual void take(const wire::Result& result) = 0;
    [[nodiscard]] virtual QString countText(int rows, bool isAll) const = 0;

private:
    void askNext();
    void tell();

    CommandGateway& m_gateway;
    Theme& m_theme;
    QVBoxLayout* m_column;
    QTableWidget* m_table;
    ThemedLabel* m_state;
    QPushButton* m_more;
    Words m_words;
    wire::Query m_query;                    ///< that was asked last
    std::optional<core::CommandId> m_asked; ///< has no answer yet
    core::Seq m_next = 0;
    std::optional<core::CaseId> m_nextCase;
    int m_emptyPages = 0; ///< one after the other
    bool m_failed = false;
};

} // namespace trucban::widgets
