// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/reassignment_chain.h"
#include "tests/support/fake_provider.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;
using End = ReassignmentChain::End;
using Method = baton::test::FakeProvider::Method;

namespace {

struct Story
{
    /// c1 ← c2 ← … ← c`count`, each handed on by its reviewer.
    explicit Story(int count)
    {
        for (int i = 1; i <= count; ++i) {
            Certification &row = provider.addCertification(u"c%1"_s.arg(i), u"q3"_s, u"r%1"_s.arg(i));
            if (i > 1)
                cameFrom(row, u"c%1"_s.arg(i - 1), u"r%1"_s.arg(i - 1));
        }
    }

    static void cameFrom(Certification &row, const QString &id, const QString &reviewer)
    {
        ReassignmentOrigin origin;
        origin.fromId = CertificationId(id);
        origin.fromName = u"Certification "_s + id;
        origin.fromReviewer.id = IdentityId(reviewer);
        origin.fromReviewer.name = reviewer;
        origin.comment = u"from "_s + reviewer;
        row.reassignment = origin;
    }

    const Certification &row(const QString &id) { return *provider.certification(CertificationId(id)); }

    static QString text(const ReassignmentChain &chain)
    {
        QStringList ids;
        for (const ChainLink &link : chain.links())
            ids << link.id.toString() + u'/' + link.reviewer.name + u'/' + link.comment;
        return ids.join(u' ');
    }

    test::FakeProvider provider;
};

} // namespace

class ReassignmentChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void isFollowedToItsOrigin()
    {
        Story story(4);
        ReassignmentChain chain(&story.provider, {});
        QSignalSpy changed(&chain, &ReassignmentChain::changed);
        chain.follow(story.row(u"c4"_s));
        // What the certification itself says is there at once.
        QCOMPARE(Story::text(chain), u"c3/r3/from r3"_s);
        QVERIFY(chain.end() == End::Open);
        QTRY_VERIFY(chain.end() == End::Origin);
        QCOMPARE(Story::text(chain), u"c3/r3/from r3 c2/r2/from r2 c1/r1/from r1"_s);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(story.provider.asked(Method::Certifications), 3);
    }

    void whatWasNeverReassignedHasNone()
    {
        Story story(1);
        ReassignmentChain chain(&story.provider, {});
        chain.follow(story.row(u"c1"_s));
        QVERIFY(chain.end() == End::Origin);
        QVERIFY(chain.links().empty());
        QCOMPARE(story.provider.asked(Method::Certifications), 0);
    }

    void whatIsKnownIsNotRead()
    {
        Story story(5);
        const auto known = [&story](const CertificationId &id) {
            const Certification *row = story.provider.certification(id);
            return row && id != CertificationId(u"c2"_s) ? std::optional(*row) : std::nullopt;
        };
        ReassignmentChain chain(&story.provider, known);
        chain.follow(story.row(u"c5"_s));
        QCOMPARE(chain.links().size(), size_t(3));
        QTRY_VERIFY(chain.end() == End::Origin);
        QCOMPARE(chain.links().size(), size_t(4));
        QCOMPARE(story.provider.asked(Method::Certifications), 1);

        ReassignmentChain blind(nullptr, known);
        blind.follow(story.row(u"c5"_s));
        QVERIFY(blind.end() == End::Vanished);
        QCOMPARE(blind.links().size(), size_t(3));
    }

    void endsAtWhatIsGone()
    {
        Story story(4);
        std::erase_if(story.provider.certificationTable,
                      [](const Certification &row) { return row.id == CertificationId(u"c2"_s); });
        ReassignmentChain chain(&story.provider, {});
        chain.follow(story.row(u"c4"_s));
        QTRY_VERIFY(chain.end() == End::Vanished);
        // Who held it is known all the same.
        QCOMPARE(Story::text(chain), u"c3/r3/from r3 c2/r2/from r2"_s);

        Certification nameless = story.row(u"c4"_s);
        nameless.reassignment->fromId = CertificationId();
        chain.follow(nameless);
        QVERIFY(chain.end() == End::Vanished);
        QCOMPARE(chain.links().size(), size_t(1));
    }

    void aCircleIsWalkedOnce_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {1, 2, 5})
            QTest::addRow("%d", length) << length;
    }

    void aCircleIsWalkedOnce()
    {
        QFETCH(int, length);
        Story story(length);
        Story::cameFrom(*story.provider.certification(CertificationId(u"c1"_s)), u"c%1"_s.arg(length), u"x"_s);
        ReassignmentChain chain(&story.provider, {});
        chain.follow(story.row(u"c%1"_s.arg(length)));
        QTRY_VERIFY(chain.end() == End::Cycle);
        QCOMPARE(static_cast<int>(chain.links().size()), length);
    }

    void aLongOneIsCut()
    {
        Story story(100);
        ReassignmentChain chain(&story.provider, {});
        chain.follow(story.row(u"c100"_s));
        QTRY_VERIFY(chain.end() == End::LongEnough);
        QCOMPARE(static_cast<int>(chain.links().size()), ReassignmentChain::longest);
    }

    void aFailureKeepsWhatIsKnown()
    {
        Story story(4);
        ReassignmentChain chain(&story.provider, {});
        story.provider.fail(Method::Certifications, {ErrorKind::Server, u"busy"_s});
        chain.follow(story.row(u"c4"_s));
        QTRY_VERIFY(chain.end() == End::Failed);
        QCOMPARE(chain.error()->message, u"busy"_s);
        QCOMPARE(chain.links().size(), size_t(1));
        chain.follow(story.row(u"c4"_s));
        QVERIFY(!chain.error());
        QTRY_VERIFY(chain.end() == End::Origin);
    }

    void anotherOneStopsTheFirst()
    {
        Story story(4);
        story.provider.hold(Method::Certifications);
        ReassignmentChain chain(&story.provider, {});
        chain.follow(story.row(u"c4"_s));
        QTRY_COMPARE(story.provider.held(Method::Certifications), 1);
        chain.follow(story.row(u"c3"_s));
        QTRY_COMPARE(story.provider.asked(Method::Certifications), 2);
        QCOMPARE(story.provider.held(Method::Certifications), 1);
        story.provider.release(Method::Certifications);
        QTRY_VERIFY(chain.end() == End::Origin);
        QCOMPARE(Story::text(chain), u"c2/r2/from r2 c1/r1/from r1"_s);
    }
};

QTEST_GUILESS_MAIN(ReassignmentChainTest)
#include "tst_reassignment_chain.moc"
