// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/details_parts.h"

#include "ui/common/details_lines.h"
#include "ui/common/text_block.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QStyle>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelWidth = 84;

QVBoxLayout *columnOf(QWidget *widget, int spacing)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

TextBlock *block(QLatin1StringView name, const QString &text, TextSize size, QPalette::ColorRole ink, QWidget *parent)
{
    auto *made = new TextBlock(name, parent, size);
    made->setForegroundRole(ink);
    made->setText(text);
    return made;
}

QWidget *makeFacts(const std::vector<DetailsFact> &facts, QWidget *parent)
{
    auto *made = new QWidget(parent);
    auto *grid = new QGridLayout(made);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, scaledLength(labelWidth));
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < static_cast<int>(facts.size()); ++row) {
        const DetailsFact &fact = facts[static_cast<size_t>(row)];
        QLabel *label = noteLabel("detailsLabel"_L1, made);
        label->setText(shortened(fact.label, 100));
        label->setFixedWidth(scaledLength(labelWidth));
        label->setAlignment(QStyle::visualAlignment(made->layoutDirection(), Qt::AlignLeft | Qt::AlignTop));
        TextBlock *value = block("detailsValue"_L1, fact.value, TextSize::Caption, QPalette::WindowText, made);
        value->setFixedFont(fact.fixedFont);
        value->setOneLine(fact.fixedFont && !fact.value.contains(u'\n'));
        value->setAccessibleDescription(fact.label);
        label->setBuddy(value);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
    }
    return made;
}

void addLines(QStringList &lines, const DetailsSection &section)
{
    const QLocale locale;
    if (!section.title.isEmpty())
        lines.push_back(section.unit.isEmpty() ? section.title : section.title + u" · "_s + section.unit);
    for (const DetailsFact &fact : section.facts)
        lines.push_back(fact.label + u": "_s + fact.value);
    for (const DetailsCount &count : section.counts)
        lines.push_back(count.state.word + u": "_s + locale.toString(count.count));
    for (const DetailsShare &share : section.shares)
        lines.push_back(share.label + u": "_s + locale.toString(share.count));
    for (const DetailsEvent &event : section.events) {
        lines.push_back(event.time.isEmpty() ? event.state.word : event.time + u' ' + event.state.word);
        if (!event.detail.isEmpty())
            lines.push_back(event.detail);
    }
    if (!section.text.isEmpty())
        lines.push_back(section.text);
}

} // namespace

QWidget *makeBadge(const StateWord &state, QWidget *parent)
{
    return new BadgeLine(state, parent);
}

QWidget *makeDetailsHead(const DetailsContent &content, QWidget *parent)
{
    auto *head = new QWidget(parent);
    head->setObjectName(u"detailsHead"_s);
    QVBoxLayout *column = columnOf(head, 4);
    if (!content.heading.isEmpty())
        column->addWidget(block("detailsHeading"_L1, content.heading, TextSize::Heading, QPalette::WindowText, head));
    if (!content.note.isEmpty())
        column->addWidget(block("detailsNote"_L1, content.note, TextSize::Caption, QPalette::PlaceholderText, head));
    if (content.badge) {
        column->addSpacing(2);
        column->addWidget(makeBadge(*content.badge, head));
    }
    if (!content.body.isEmpty()) {
        column->addSpacing(6);
        column->addWidget(block("detailsBody"_L1, content.body, TextSize::Caption, QPalette::WindowText, head));
    }
    return head;
}

QWidget *makeDetailsSection(const DetailsSection &section, QWidget *parent)
{
    auto *made = new QWidget(parent);
    made->setObjectName(u"detailsSection"_s);
    QVBoxLayout *column = columnOf(made, 0);
    if (!section.title.isEmpty()) {
        column->addSpacing(14);
        column->addWidget(rule(made));
        column->addSpacing(12);
        column->addWidget(new TitleLine(section.title, section.unit, made));
        column->addSpacing(6);
    } else {
        column->addSpacing(10);
    }
    if (section.stackBar) {
        column->addWidget(new StackBar(section.counts, made));
        column->addSpacing(6);
    }
    if (!section.facts.empty())
        column->addWidget(makeFacts(section.facts, made));
    for (const DetailsCount &count : section.counts)
        column->addWidget(new CountLine(count, made));
    qint64 largest = 0;
    for (const DetailsShare &share : section.shares)
        largest = std::max(largest, share.count);
    for (const DetailsShare &share : section.shares)
        column->addWidget(new ShareLine(share, largest, made));
    for (size_t i = 0; i < section.events.size(); ++i)
        column->addWidget(new EventLine(section.events[i], i == 0, i + 1 == section.events.size(), made));
    if (!section.text.isEmpty())
        column->addWidget(block("detailsText"_L1, section.text, TextSize::Caption, QPalette::WindowText, made));
    return made;
}

QString plainText(const DetailsContent &content)
{
    QStringList lines{content.heading, content.note};
    if (content.badge)
        lines.push_back(content.badge->word);
    lines.push_back(content.body);
    lines.removeAll(QString());
    for (const DetailsSection &section : content.sections)
        addLines(lines, section);
    return lines.join(u'\n');
}

} // namespace baton
