// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/close_question.h"

#include "models/tables/state_words.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CloseQuestion)
};

} // namespace

void askBeforeClosing(QWidget &window, const QString &tenant, int openCalls, std::function<void()> leave)
{
    if (const auto *asked = window.findChild<QMessageBox *>(u"closeQuestion"_s); asked && asked->isVisible())
        return;
    auto *box = new QMessageBox(&window);
    box->setObjectName(u"closeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(openCalls == 1 ? Text::tr("1 call is not proven yet.")
                                : Text::tr("%n calls are not proven yet.", nullptr, openCalls));
    box->setInformativeText(Text::tr("What was sent goes on at %1 without Baton. What was not sent will not be sent. "
                                     "The journal keeps all of it.")
                                .arg(isolated(tenant)));
    QPushButton *close = box->addButton(Text::tr("Close Baton"), QMessageBox::DestructiveRole);
    close->setObjectName(u"closeAnyway"_s);
    QPushButton *stay = box->addButton(Text::tr("Stay"), QMessageBox::RejectRole);
    stay->setObjectName(u"stay"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    QObject::connect(close, &QPushButton::clicked, &window, std::move(leave));
    box->open();
}

} // namespace baton
