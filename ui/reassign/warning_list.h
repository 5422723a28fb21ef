// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QStringListModel;

namespace baton {

/// Sentences to know before sending, a row each, wrapped; reached by keyboard as any list. Hidden when there are none;
/// in whole rows up to a third of its parent.
class WarningList final : public QListView
{
    Q_OBJECT

public:
    explicit WarningList(QWidget *parent);

    void setWarnings(const QStringList &sentences);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitHeight();

    QStringListModel *m_sentences;
};

} // namespace baton
