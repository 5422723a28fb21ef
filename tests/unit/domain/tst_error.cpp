#include "models/domain/error.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

class ErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void oneLineTellsAll()
    {
        Error error(ErrorKind::Invalid, u"It is wrong."_s, u"Mend it."_s);
        error.httpStatus = 400;
        error.causes = {u"No such reviewer."_s, u"No such campaign."_s};
        error.trackingId = u"trk-1"_s;
        QCOMPARE(describe(error), u"It is wrong. (HTTP 400) · No such reviewer. · No such campaign. · tracking id "
                                  "trk-1 → Mend it."_s);
    }

    void whatTheMessageSaysNoCauseRepeats()
    {
        Error error(ErrorKind::NotFound, u"There is no such thing. The certification x was not found."_s);
        error.causes = {u"The certification x was not found."_s, u"It was removed."_s};
        QCOMPARE(describe(error), u"There is no such thing. The certification x was not found. · It was removed."_s);
    }

    void withoutWordsTheKindIsSaid() { QCOMPARE(describe(Error(ErrorKind::Server, {})), u"Server"_s); }
};

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"
