// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/details_content.h"

#include <QWidget>

class QPainter;

namespace baton {

// Lines of the details pane that are painted as a whole: a dozen of them must not cost a dozen layouts. What is cut is
// in the tooltip, all of it in the accessible name.

/// A line of fixed height that knows what it says.
class DetailsLine : public QWidget
{
    Q_OBJECT

public:
    QSize sizeHint() const override { return {80, m_height}; }
    QSize minimumSizeHint() const override { return {40, m_height}; }

protected:
    DetailsLine(int height, const QString &spoken, QWidget *parent);
    QRect place(const QRect &rect) const;
    /// Draws text at the leading (or trailing) side, cut where it is too long.
    void drawText(QPainter &painter, const QRect &rect, const QString &text, const QColor &ink,
                  Qt::Alignment side = Qt::AlignLeft) const;
    bool event(QEvent *event) override;

private:
    int m_height;
};

/// A state as a glyph and a word; filled when it needs a person.
class BadgeLine final : public DetailsLine
{
public:
    BadgeLine(const StateWord &state, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateWord m_state;
};

/// A section's name, and its unit at the trailing edge.
class TitleLine final : public DetailsLine
{
public:
    TitleLine(const QString &title, const QString &unit, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_unit;
};

/// One bar divided as the counts are.
class StackBar final : public DetailsLine
{
public:
    StackBar(const std::vector<DetailsCount> &counts, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<DetailsCount> m_counts;
};

class CountLine final : public DetailsLine
{
public:
    CountLine(const DetailsCount &count, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DetailsCount m_count;
};

class ShareLine final : public DetailsLine
{
public:
    /// `widest`: the largest number in the section, so that all bars begin at one x.
    ShareLine(const DetailsShare &share, qint64 widest, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DetailsShare m_share;
    qint64 m_widest;
};

/// One step of a story, with the line from the one before and to the next.
class EventLine final : public QWidget
{
    Q_OBJECT

public:
    EventLine(const DetailsEvent &step, bool first, bool last, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateWord m_state;
    bool m_first;
    bool m_last;
};

} // namespace baton
