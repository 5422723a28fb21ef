// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filter_chip.h"

#include "models/tables/state_words.h"
#include "models/tables/table_model.h"
#include "ui/common/capped_text.h"
#include "ui/common/elide_label.h"
#include "ui/common/facet_popup.h"
#include "ui/common/icons.h"
#include "ui/common/table_header.h"
#include "ui/common/widgets.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int chipHeight = 26;
constexpr int edge = 10;
constexpr int glyphSize = 14;
constexpr int widestText = 240;
constexpr qreal radius = 5;
constexpr int fewPicked = 2; ///< more are counted instead of named

QString objectNameOf(QLatin1StringView id)
{
    QString name = u"chip"_s + QString(id);
    name[4] = name.at(4).toUpper();
    return name;
}

} // namespace

FilterChip::FilterChip(TableModel &table, const FacetInfo &facet, QWidget *parent)
    : QToolButton(parent), m_table(table), m_facet(facet)
{
    setObjectName(objectNameOf(facet.id));
    setFont(fontFor(TextSize::Caption));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QToolButton::clicked, this, &FilterChip::openValues);
    connect(&m_table, &TableModel::filtersChanged, this, &FilterChip::refresh);
    // A label, or how many values there are to pick from, may have come or gone.
    const auto follow = [this] {
        if (isInUse())
            refresh();
    };
    connect(&m_table, &TableModel::countsChanged, this, follow);
    connect(&m_table, &TableModel::recordsChanged, this, follow);
    refresh();
}

bool FilterChip::isInUse() const
{
    return !m_table.facet(m_facet.id).isEmpty();
}

void FilterChip::refresh()
{
    QStringList picked;
    if (isInUse()) {
        for (const FacetValue &value : m_table.pickedValues(m_facet.id))
            picked.push_back(isolated(value.label.simplified()));
    }
    const QLocale &locale = m_table.context().locale;
    const QString all = picked.join(u", "_s);
    QString text = m_facet.label;
    if (picked.size() > fewPicked) {
        text = tr("%1: %2 of %3")
                   .arg(m_facet.label, locale.toString(picked.size()), locale.toString(m_table.facetSize(m_facet.id)));
    } else if (!picked.isEmpty()) {
        text = tr("%1: %2").arg(m_facet.label, all);
    }
    setText(text);
    setShortcut({}); // a vendor's "&" is no mnemonic
    setAccessibleName(picked.isEmpty() ? tr("Filter by %1").arg(m_facet.label) : tr("Filter, %1").arg(text));
    setAccessibleDescription(picked.isEmpty() ? QString() : tr("Delete shows all again"));
    setToolTip(picked.isEmpty() ? QString() : plainToolTip(picked.join(u'\n')));
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const int wanted = fontMetrics().horizontalAdvance(cappedText(text(), widestText)) + 2;
    return {2 * edge + std::min(wanted, widestText) + 4 + glyphSize, scaledFor(font(), chipHeight)};
}

QRect FilterChip::glyphRect() const
{
    const QRect box(width() - edge - glyphSize + 2, (height() - glyphSize) / 2, glyphSize, glyphSize);
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    const bool used = isInUse();
    QColor fill = theme.color(used ? Token::Selection : Token::Raised);
    if (!used && (underMouse() || isDown()))
        fill = theme.color(isDown() ? Token::Pressed : Token::Hover);
    const QColor ink = theme.color(used ? Token::Accent : Token::Text);
    const QColor rim = theme.color(hasFocus() ? Token::Accent : used ? Token::MeterSoft : Token::Border);
    const int rimWidth = hasFocus() ? 2 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(rim, rimWidth));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(rimWidth / 2.0, rimWidth / 2.0, -rimWidth / 2.0, -rimWidth / 2.0),
                            radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    const QRect label(edge, 0, width() - 2 * edge - glyphSize - 2, height());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), label),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)) |
                         Qt::TextSingleLine,
                     fittedText(text(), fontMetrics(), label.width()));
    paintGlyph(painter, glyphRect(), used ? "x"_L1 : "chev-down"_L1, used ? ink : theme.color(Token::Text2), fill);
}

void FilterChip::openValues()
{
    auto *popup = new FacetPopup(m_table, m_facet.id, this);
    popup->setAccessibleName(tr("Filter by %1").arg(m_facet.label));
    popup->popup(*this);
}

void FilterChip::showAll()
{
    m_table.setFacet(m_facet.id, {});
}

void FilterChip::mousePressEvent(QMouseEvent *event)
{
    m_onCross = isInUse() && glyphRect().adjusted(-4, -height(), edge, height()).contains(event->position().toPoint());
    if (m_onCross)
        event->accept();
    else
        QToolButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_onCross)
        QToolButton::mouseReleaseEvent(event);
    else if (rect().contains(event->position().toPoint()))
        showAll();
    m_onCross = false;
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    const bool deletes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (deletes && isInUse())
        showAll();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openValues();
    else
        QToolButton::keyPressEvent(event);
}

bool FilterChip::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(TextSize::Caption));
    return QToolButton::event(event);
}

} // namespace baton
