// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page_header.h"

#include "ui/common/crumb_bar.h"
#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

#include <cmath>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Gives way to a long title.
class SearchField final : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;
    QSize sizeHint() const override { return {scaledLength(248), scaledLength(28)}; }
    QSize minimumSizeHint() const override { return {scaledLength(160), scaledLength(28)}; }
};

} // namespace

PageHeader::PageHeader(const QString &searchText, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"pageHeader"_s);
    m_back = toolButton("back"_L1, "chev-left"_L1, tr("Back"), this);
    m_crumbs = new CrumbBar("path"_L1, this);
    m_title = new ElideLabel("title"_L1, this, TextSize::Title);
    m_count = plainLabel("count"_L1, TextSize::Body, this);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setMinimumWidth(0);
    m_search = new SearchField(this);
    named(m_search, "search"_L1, searchText);
    m_search->setPlaceholderText(searchText);
    m_search->addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(4, 0, 4, 0);
    m_search->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_search->installEventFilter(this);

    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(10);
    titleRow->addWidget(m_title);
    titleRow->addWidget(m_count);
    titleRow->addStretch(1);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addStretch(1);
    names->addWidget(m_crumbs);
    names->addLayout(titleRow);
    names->addStretch(1);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(4);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(0);
    row->addWidget(m_back);
    row->addSpacing(8);
    row->addLayout(names, 1);
    row->addSpacing(16);
    row->addWidget(m_search);
    row->addSpacing(8);
    row->addLayout(m_tools);
    row->addSpacing(4);
    setFixedHeight(scaledLength(52));
    setCrumbs({});
    setCount({});
    alignCount();

    connect(m_back, &QToolButton::clicked, this, &PageHeader::backRequested);
    connect(m_crumbs, &CrumbBar::chosen, this, &PageHeader::crumbChosen);
    connect(m_search, &QLineEdit::returnPressed, this, &PageHeader::searchLeft);
}

/// Title and count stand on one line, which box layouts know nothing of.
void PageHeader::alignCount()
{
    const QFontMetricsF title(fontFor(TextSize::Title));
    const QFontMetricsF count(fontFor(TextSize::Body));
    const qreal lower = (title.ascent() - title.height() / 2) - (count.ascent() - count.height() / 2);
    m_count->setContentsMargins(0, static_cast<int>(std::lround(2 * lower)), 0, 0);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title.simplified());
}

void PageHeader::setCount(const QString &count)
{
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty());
}

void PageHeader::setCrumbs(const QStringList &names)
{
    m_crumbs->setCrumbs(names);
    m_back->setVisible(!names.isEmpty());
}

bool PageHeader::canGoBack() const
{
    return !m_crumbs->crumbs().isEmpty();
}

bool PageHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Down) {
        Q_EMIT searchLeft();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool PageHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        setFixedHeight(scaledLength(52));
        alignCount();
    }
    return QWidget::event(event);
}

} // namespace baton
