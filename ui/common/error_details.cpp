// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_details.h"

#include "ui/common/widgets.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ErrorDetails)
};

constexpr qsizetype mostShown = 2000;

} // namespace

void showErrorDetails(QWidget *parent, const QString &report)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Text::tr("What is known of the failure"),
                                shortened(report, mostShown), QMessageBox::Close, parent);
    box->setObjectName(u"errorDetails"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QPushButton *copy = box->addButton(Text::tr("Copy and close"), QMessageBox::ActionRole);
    QObject::connect(copy, &QPushButton::clicked, box, [report] { QGuiApplication::clipboard()->setText(report); });
    box->open();
}

} // namespace baton
