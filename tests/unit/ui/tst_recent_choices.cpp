// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "ui/reassign/recent_choices.h"

#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class RecentChoicesTest : public QObject
{
    Q_OBJECT

private:
    static Identity person(const QString &id)
    {
        Identity made;
        made.id = IdentityId(id);
        made.name = u"Name of "_s + id;
        made.email = id + u"@example.com"_s;
        return made;
    }

    static QStringList idsOf(const std::vector<Identity> &people)
    {
        QStringList ids;
        for (const Identity &one : people)
            ids.push_back(one.id.toString());
        return ids;
    }

    const ConnectionId m_one{u"https://one.example/client"_s};
    const ConnectionId m_two{u"https://two.example/client"_s};

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void newestFirstEachOnceAndNotTooMany()
    {
        RecentChoices choices;
        for (int i = 0; i < 20; ++i) {
            choices.addPerson(m_one, person(QString::number(i)));
            choices.addReason(m_one, u"Reason "_s + QString::number(i));
        }
        choices.addPerson(m_one, person(u"18"_s));
        choices.addReason(m_one, u"Reason 17"_s);
        QCOMPARE(idsOf(choices.people(m_one)), (QStringList{u"18"_s, u"19"_s, u"17"_s, u"16"_s, u"15"_s, u"14"_s}));
        QCOMPARE(choices.reasons(m_one).size(), RecentChoices::mostReasons);
        QCOMPARE(choices.reasons(m_one).mid(0, 3), (QStringList{u"Reason 17"_s, u"Reason 19"_s, u"Reason 18"_s}));
        QVERIFY(choices.people(m_two).empty());
        QVERIFY(choices.reasons(m_two).isEmpty());
    }

    void aFileKeepsThem()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"recent.ini"_s);
        const QString reason = u"Grüße, 山田; \"quoted\", a=b\\n"_s;
        {
            RecentChoices choices(file);
            QVERIFY(!QFileInfo::exists(file));
            choices.addPerson(m_one, person(u"ana/ruiz"_s));
            choices.addReason(m_one, reason);
            choices.setDraft(m_one, u"Half"_s);
            choices.setDraft(m_two, u"Other"_s);
            choices.setDraft(m_two, {});
        }
        const RecentChoices again(file);
        QCOMPARE(idsOf(again.people(m_one)), QStringList{u"ana/ruiz"_s});
        QCOMPARE(again.people(m_one).front().name, u"Name of ana/ruiz"_s);
        QCOMPARE(again.reasons(m_one), QStringList{reason});
        QCOMPARE(again.draft(m_one), u"Half"_s);
        QCOMPARE(again.draft(m_two), QString());
        QVERIFY(again.people(m_two).empty());
    }
};

QTEST_GUILESS_MAIN(RecentChoicesTest)
#include "tst_recent_choices.moc"
