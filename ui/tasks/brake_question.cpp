// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/brake_question.h"

#include "ui/common/widgets.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/typed_count.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::BrakeQuestion)
};

} // namespace

void askBeforeGoingOn(QWidget &window, const QString &tenant, const RowCount &rows, std::function<void()> goOn)
{
    auto *dialog = new QDialog(&window);
    dialog->setObjectName(u"brakeQuestion"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Go on sending?"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    auto *words = named(new QLabel(dialog), "brakeWords"_L1);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMinimumWidth(420);
    words->setText(Text::tr("Go on changing %1? It is marked production: type %2 to go on.")
                       .arg(spokenName(tenant), typedCountWords(rows)));
    auto *typed = named(new QLineEdit(dialog), "brakeCount"_L1, Text::tr("Number of rows, typed to confirm"));
    typed->setMaxLength(12);
    typed->setFixedWidth(scaledLength(120));
    QPushButton *stay = pushButton("brakeStay"_L1, Text::tr("Stay paused"), dialog);
    QPushButton *yes = pushButton("brakeGoOn"_L1, Text::tr("Go on"), dialog);
    yes->setProperty("primary", true);
    yes->setDefault(true);
    yes->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(stay);
    buttons->addWidget(yes);
    column->addWidget(words);
    column->addWidget(typed);
    column->addLayout(buttons);
    QObject::connect(typed, &QLineEdit::textEdited, dialog,
                     [yes, rows](const QString &text) { yes->setEnabled(isTypedCount(text, rows)); });
    QObject::connect(stay, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(yes, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, &window, std::move(goOn));
    dialog->open();
    typed->setFocus(Qt::OtherFocusReason);
}

} // namespace baton
