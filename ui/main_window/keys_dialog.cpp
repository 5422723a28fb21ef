// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/keys_dialog.h"

#include "ui/common/details_facts.h"
#include "ui/common/details_parts.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::KeysDialog)
};

QString keyText(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

QString keyOf(QKeyCombination key)
{
    return keyText(QKeySequence(key));
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&').remove(u'…');
}

DetailsSection keysOf(const QMenu &menu)
{
    FactList facts({});
    for (const QAction *action : menu.actions()) {
        if (action->isVisible() && !action->shortcut().isEmpty())
            facts.add(keyText(action->shortcut()), withoutMnemonic(action->text()));
    }
    return factSection(withoutMnemonic(menu.title()), facts);
}

DetailsSection keysOfLists()
{
    FactList facts({});
    facts.add(keyOf(Qt::Key_Return), Text::tr("Open the row"))
        .add(keyOf(Qt::Key_Space), Text::tr("Select the row, or let go of it"))
        .add(keyOf(Qt::CTRL | Qt::Key_A), Text::tr("Select all rows that are shown"))
        .add(keyOf(Qt::SHIFT | Qt::Key_Down), Text::tr("Select the next row too"))
        .add(keyOf(Qt::CTRL | Qt::Key_Down), Text::tr("Go to the next row and leave the selection as it is"))
        .add(keyOf(Qt::Key_Right), Text::tr("Unfold a group"))
        .add(keyOf(Qt::Key_Left), Text::tr("Fold it"));
    return factSection(Text::tr("In a list"), facts);
}

DetailsSection keysOfFilters()
{
    FactList facts({});
    facts.add(keyOf(Qt::Key_Down), Text::tr("From the search to the rows; on a filter, show its values"))
        .add(keyOf(Qt::Key_Delete), Text::tr("Clear the filter"));
    return factSection(Text::tr("Search and filters"), facts);
}

DetailsSection keysOfTheDialog()
{
    FactList facts({});
    facts.add(keyOf(Qt::CTRL | Qt::Key_M), Text::tr("Choose the reviewer's manager"))
        .add(keyOf(Qt::CTRL | Qt::Key_Return), Text::tr("Press the button that sends"))
        .add(keyOf(Qt::Key_F5), Text::tr("Check everything again"));
    return factSection(Text::tr("While reassigning"), facts);
}

std::vector<DetailsSection> allKeys(const QMenuBar &menus)
{
    std::vector<DetailsSection> sections;
    for (const QAction *top : menus.actions()) {
        if (const QMenu *menu = top->menu())
            sections.push_back(keysOf(*menu));
    }
    sections.push_back(keysOfLists());
    sections.push_back(keysOfFilters());
    sections.push_back(keysOfTheDialog());
    std::erase_if(sections, [](const DetailsSection &section) { return section.facts.empty(); });
    return sections;
}

} // namespace

void showKeys(const QMenuBar &menus, QWidget &window)
{
    auto *dialog = new QDialog(&window);
    dialog->setObjectName(u"keysDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Keys"));
    dialog->resize(scaledLength(420), scaledLength(560));

    auto *scroll = named(new QScrollArea(dialog), "keysScroll"_L1, Text::tr("Keys"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *keys = new QWidget(scroll);
    keys->setObjectName(u"keyList"_s);
    auto *column = new QVBoxLayout(keys);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    for (const DetailsSection &section : allKeys(menus))
        column->addWidget(makeDetailsSection(section, keys));
    column->addStretch(1);
    scroll->setWidget(keys);

    auto *close = pushButton("closeKeys"_L1, Text::tr("Close"), dialog);
    close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 14, 24, 14);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(rule(dialog));
    layout->addLayout(foot);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    dialog->open();
}

} // namespace baton
