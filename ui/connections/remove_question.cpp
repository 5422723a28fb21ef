// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/remove_question.h"

#include "models/domain/isolated.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::RemoveQuestion)
};

QString whatGoes(const Connection &connection, SecretStore::Place place)
{
    QString secret;
    if (connection.signIn != SignInKind::Browser) {
        secret = place == SecretStore::Place::Keychain ? Text::tr("Its secret goes from this computer's keychain too. ")
                                                       : Text::tr("Its secret is forgotten too. ");
    }
    return secret + Text::tr("The lists that were seen over it are removed from this computer. ") +
           Text::tr("The runs that were sent over it stay in the history. Nothing changes at the tenant: an "
                    "API client that is no longer needed must be deleted there.");
}

} // namespace

void askBeforeRemoving(QWidget &window, const ConnectionEntry &entry, SecretStore::Place place,
                       std::function<void()> remove)
{
    auto *box = new QMessageBox(&window);
    box->setObjectName(u"removeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    const QString name = isolated(entry.connection.name);
    if (const int calls = entry.standing.openCalls; calls > 0) {
        box->setText(Text::tr("%1 cannot be removed now.").arg(name));
        box->setInformativeText((calls == 1 ? Text::tr("1 call is not proven yet.")
                                            : Text::tr("%n calls are not proven yet.", nullptr, calls)) +
                                u' ' + Text::tr("Wait until its tasks are settled."));
        box->addButton(QMessageBox::Close);
        box->open();
        return;
    }
    box->setText(Text::tr("Remove the connection %1?").arg(name));
    box->setInformativeText(whatGoes(entry.connection, place));
    QPushButton *yes = box->addButton(Text::tr("Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"removeConnection"_s);
    QPushButton *no = box->addButton(Text::tr("Keep it"), QMessageBox::RejectRole);
    no->setObjectName(u"keepConnection"_s);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, &window, std::move(remove));
    box->open();
}

} // namespace baton
