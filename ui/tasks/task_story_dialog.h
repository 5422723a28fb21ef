// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/task_tables.h"
#include "ui/common/details_content.h"

#include <QDialog>
#include <QUrl>

class QBoxLayout;
class QPlainTextEdit;
class QTabWidget;

namespace baton {

class TextBlock;

/// The whole story of one call: all that its details say, every row with its word, and the bytes that were sent.
class TaskStoryDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TaskStoryDialog(const QUrl &baseUrl, QWidget *parent);

    void setDetails(const DetailsContent &details);
    void setRows(std::vector<ProofRow> rows, const QDateTime &now);
    /// The call as it was sent; before that it says that it is being read.
    void setCall(const Call &call, int number);

private:
    QWidget *buildStory();
    QWidget *buildRows();
    QWidget *buildPayload();

    QUrl m_baseUrl;
    DetailsContent m_details;
    Call m_call;
    QString m_curl;
    ProofTable *m_rows;
    QTabWidget *m_tabs;
    QWidget *m_story;
    QBoxLayout *m_column;
    TextBlock *m_request;
    QPlainTextEdit *m_body;
};

} // namespace baton
