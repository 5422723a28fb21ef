// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dialog_fixture.h"

#include <QApplication>
#include <QLineEdit>
#include <QTabWidget>

namespace baton::test {

using namespace Qt::StringLiterals;

DialogFixture::DialogFixture()
{
    connection.id = ConnectionId(u"test"_s);
    connection.name = u"Fjordlight production"_s;
    connection.baseUrl = QUrl(u"https://fjordlight.example"_s);
    m_desk = std::make_unique<RunDesk>(provider, journal, scheduler, RunOrigin(), RunDesk::Settings());
}

DialogFixture::~DialogFixture() = default;

void DialogFixture::fill()
{
    provider.addCampaign(u"q3"_s).name = u"Q3 manager review"_s;
    const QStringList reviewers{u"Bea"_s, u"Carl"_s, u"Dora"_s, u"Emil"_s, u"Fay"_s};
    for (int i = 0; i < static_cast<int>(reviewers.size()); ++i) {
        const QString id = u'c' + QString::number(i + 1);
        Certification &row = provider.addCertification(id, u"q3"_s, reviewers[i]);
        row.campaign.name = u"Q3 manager review"_s;
        row.decisionsTotal = 2;
        provider.addItem(id + u"-1", id, i == 4 ? u"ana"_s : u"zoe"_s, u"payroll"_s);
        provider.addItem(id + u"-2", id, u"yan"_s, u"vpn"_s);
    }
    Certification &closed = *provider.certification(CertificationId(u"c4"_s));
    closed.phase = VendorEnum(CertificationPhase::Signed, u"SIGNED"_s);
    closed.signedAt = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);

    const auto person = [this](const QString &id, const QString &name, const QString &manager = {}) {
        Identity &added = provider.addIdentity(id, name);
        added.email = id + u"@example.com";
        added.managerId = IdentityId(manager);
    };
    person(u"ana"_s, u"Ana Ruiz"_s);
    person(u"anders"_s, u"Anders Lund"_s);
    person(u"otto"_s, u"Otto Berg"_s);
    person(u"zoe"_s, u"Zoe Lind"_s);
    person(u"mona"_s, u"Mona Vik"_s);
    person(u"nils"_s, u"Nils Dahl"_s);
    for (const QString &reviewer : reviewers)
        person(reviewer, reviewer, reviewer == u"Dora"_s ? u"nils"_s : u"mona"_s);
}

ReassignSubject DialogFixture::certifications(const QStringList &ids, const QStringList &shown) const
{
    ReassignSubject subject;
    for (const QString &id : ids) {
        const OrderRow row{CertificationId(id), {}};
        subject.rows.push_back(row);
        if (shown.isEmpty() || shown.contains(id))
            subject.shownRows.push_back(row);
        for (const Certification &known : provider.certificationTable) {
            if (known.id == row.certification)
                subject.known.certifications.insert(known.id, known);
        }
    }
    return subject;
}

ReassignSubject DialogFixture::items(const QString &certification, const QStringList &ids) const
{
    ReassignSubject subject = certifications({certification});
    const CertificationId id(certification);
    subject.items = true;
    subject.rows.clear();
    for (const QString &item : ids)
        subject.rows.push_back({id, ReviewItemId(item)});
    subject.shownRows = subject.rows;
    std::vector<ReviewItem> all;
    for (const ReviewItem &item : provider.itemTable) {
        if (item.certification == id)
            all.push_back(item);
    }
    subject.known.setItems(id, std::move(all), true);
    return subject;
}

ReassignDialog &DialogFixture::open(const ReassignSubject &subject)
{
    m_dialog.reset();
    m_dialog = std::make_unique<ReassignDialog>(
        WindowServices{connection, provider, journal, scheduler, *m_desk, uiSettings}, subject);
    m_dialog->show();
    QApplication::setActiveWindow(m_dialog.get());
    return *m_dialog;
}

bool DialogFixture::until(const std::function<bool()> &done)
{
    return QTest::qWaitFor([&] {
        scheduler.advance(Millis(20));
        return done();
    });
}

bool DialogFixture::choose(const QString &text)
{
    auto *search = find<QLineEdit>(u"reviewerSearch"_s, m_dialog.get());
    search->setFocus();
    QTest::keyClicks(search, text);
    const auto answered = [&] {
        const QWidget *list = isShown(u"reviewerList"_s) ? findWidget(u"reviewerList"_s) : nullptr;
        return list && list->isEnabled();
    };
    scheduler.advance(Millis(300));
    if (!until(answered))
        return false;
    QTest::keyClick(search, Qt::Key_Return);
    return isShown(u"reviewerCard"_s);
}

void DialogFixture::giveReason(const QString &text)
{
    auto *reason = find<QLineEdit>(u"reasonText"_s, m_dialog.get());
    reason->setFocus();
    reason->selectAll();
    reason->insert(text);
}

bool DialogFixture::makeReady(const QString &person)
{
    if (!choose(person))
        return false;
    giveReason(u"New team"_s);
    return until([this] { return verb()->isEnabled(); });
}

QString DialogFixture::tabText(int index) const
{
    return find<QTabWidget>(u"planTabs"_s, m_dialog.get())->tabText(index);
}

void DialogFixture::showTab(int index)
{
    find<QTabWidget>(u"planTabs"_s, m_dialog.get())->setCurrentIndex(index);
}

QAbstractButton *DialogFixture::verb() const
{
    return find<QAbstractButton>(u"send"_s, m_dialog.get());
}

} // namespace baton::test
