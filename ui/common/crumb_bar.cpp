// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/crumb_bar.h"

#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QStyle>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int chevron = 14;
constexpr int lead = 2; ///< room for the ring

/// One step: a link in caption size, then a chevron.
class Crumb final : public QAbstractButton
{
public:
    explicit Crumb(const QString &name, QWidget *parent) : QAbstractButton(parent), m_line(name.simplified())
    {
        setFont(fontFor(TextSize::Caption));
        setAccessibleName(m_line);
        setToolTip(plainToolTip(m_line));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const int text = fontMetrics().horizontalAdvance(shortened(m_line, 80)) + 2;
        return {text + 2 * lead + chevron, fontMetrics().height() + 4};
    }
    QSize minimumSizeHint() const override { return {std::min(60, sizeHint().width()), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QPainter painter(this);
        const auto place = [&](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
        const QRect text(lead, 0, width() - 2 * lead - chevron, height());
        QFont font = this->font();
        font.setUnderline(underMouse());
        painter.setFont(font);
        painter.setPen(theme.color(underMouse() ? Token::Text : Token::Text2));
        painter.setLayoutDirection(textDirection(m_line));
        painter.drawText(
            place(text),
            Qt::TextSingleLine |
                static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
            fontMetrics().elidedText(m_line, Qt::ElideRight, text.width() + 2));
        const QRect glyph(width() - chevron, (height() - chevron) / 2 + 1, chevron, chevron);
        paintGlyph(painter, place(glyph), layoutDirection() == Qt::RightToLeft ? "chev-left"_L1 : "chev-right"_L1,
                   theme.color(Token::Text2), theme.color(Token::Base));
        if (hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(theme.color(Token::Accent), 1.5));
            painter.drawRoundedRect(QRectF(place(QRect(0, 0, width() - chevron, height()))).adjusted(1, 1, -1, -1), 4,
                                    4);
        }
    }

private:
    QString m_line;
};

} // namespace

CrumbBar::CrumbBar(QLatin1StringView objectName, QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setObjectName(objectName);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2);
    m_row->addStretch(1);
    setVisible(false);
}

void CrumbBar::setCrumbs(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    for (QAbstractButton *old : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly)) {
        old->setParent(nullptr); // it may be the one that was just pressed
        old->deleteLater();
    }
    for (int depth = 0; depth < static_cast<int>(names.size()); ++depth) {
        auto *crumb = new Crumb(names[depth], this);
        crumb->setObjectName(u"crumb%1"_s.arg(depth));
        m_row->insertWidget(depth, crumb);
        connect(crumb, &QAbstractButton::clicked, this, [this, depth] { Q_EMIT chosen(depth); });
    }
    setAccessibleName(names.join(u" › "_s));
    setVisible(!names.isEmpty());
}

} // namespace baton
