// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLatin1StringView>

namespace baton {

class TextBlock;

/// One of the ways to begin: a large button with a picture, a heading, a sentence or two and its key.
class Door final : public QAbstractButton
{
    Q_OBJECT

public:
    Door(QLatin1StringView objectName, QLatin1StringView icon, const QString &heading, const QKeySequence &key,
         QWidget *parent = nullptr);

    void setWords(const QString &words);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    TextBlock *m_words;
};

} // namespace baton
