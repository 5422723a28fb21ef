// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next, and how it divides its room.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/baton_style.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class TestWindowMemory : public QObject
{
    Q_OBJECT

private:
    static QAction *action(WindowFixture &fixture, const QString &name)
    {
        return fixture.window().findChild<QAction *>(name);
    }
    static void reopen(WindowFixture &fixture)
    {
        fixture.window().close();
        fixture.open();
    }
    static QTableView *campaigns(WindowFixture &fixture)
    {
        return find<QTableView>(u"table"_s, fixture.page(u"campaignsPage"_s));
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new BatonStyle); }
    void init() { failOnUnexpectedWarnings(); }
    void cleanup() { applyScheme(Scheme::Light); }

    void theFileKeepsEverything()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"data/window.ini"_s);
        ColumnLayout columns;
        columns.order = {u"due"_s, u"name"_s, u"type"_s};
        columns.widths = {{u"due"_s, 130}, {u"type"_s, 90}};
        columns.hidden = {u"state"_s};
        columns.sortedBy = u"due"_s;
        columns.sortOrder = Qt::DescendingOrder;
        {
            UiSettings settings(file);
            QCOMPARE(settings.scheme(), Scheme::System);
            QVERIFY(!settings.columns(u"campaignsPage"_s));
            QVERIFY(settings.paneWidths().isEmpty());
            settings.setGeometry("\x01\x00\xff geometry"_ba);
            settings.setPaneWidths({210, 700, 300});
            settings.setDetailsFolded(true);
            settings.setLastPage(u"tasksPage"_s);
            settings.setScheme(Scheme::Dark);
            settings.setColumns(u"campaignsPage"_s, columns);
            settings.setValue(u"tasksPage/filter"_s, u"open"_s);
        }
        const UiSettings settings(file);
        QCOMPARE(settings.geometry(), "\x01\x00\xff geometry"_ba);
        QCOMPARE(settings.paneWidths(), (QList<int>{210, 700, 300}));
        QVERIFY(settings.detailsAreFolded());
        QCOMPARE(settings.lastPage(), u"tasksPage"_s);
        QCOMPARE(settings.scheme(), Scheme::Dark);
        QCOMPARE(settings.columns(u"campaignsPage"_s), std::optional(columns));
        QCOMPARE(settings.value(u"tasksPage/filter"_s).toString(), u"open"_s);
    }

    void nonsenseInTheFileIsIgnored()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"window.ini"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[window]\ngeometry=nonsense\npaneWidths=a, -5, 3, 4\nlastPage=nowhere\ntheme=pink\n"
                   "[columns]\ncampaignsPage\\order=nothing, due\ncampaignsPage\\widths=due=x, =7, type=-3\n"
                   "campaignsPage\\sortedBy=nothing\ncampaignsPage\\hidden=name\n");
        file.close();
        WindowFixture fixture;
        fixture.fill();
        fixture.uiSettings = UiSettings(name);
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        QCOMPARE(columnOf(campaigns(fixture), 0).size(), 3);
        QVERIFY(!campaigns(fixture)->isColumnHidden(0));
        QVERIFY(isShown(u"navigation"_s));
    }

    void theColumnsOfTreesToo()
    {
        WindowFixture fixture;
        fixture.fill();
        const auto headerOf = [&fixture] {
            const auto *tree = fixture.window().findChild<QTreeView *>(u"taskTree"_s);
            return tree->header();
        };
        fixture.open();
        const int last = headerOf()->count() - 1;
        headerOf()->setSectionHidden(1, true);
        headerOf()->setSectionHidden(last, false);
        headerOf()->setSortIndicator(2, Qt::AscendingOrder);
        QTRY_VERIFY(fixture.uiSettings.columns(u"tasksPage"_s));
        fixture.open();
        QVERIFY(headerOf()->isSectionHidden(1));
        QVERIFY(!headerOf()->isSectionHidden(last));
        QCOMPARE(headerOf()->sortIndicatorSection(), 2);
    }

    void columnsStayAsTheyWereLeft()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        QHeaderView *header = campaigns(fixture)->horizontalHeader();
        const int last = header->count() - 1;
        header->moveSection(header->visualIndex(last), 1);
        header->resizeSection(1, 177);
        header->setSectionHidden(2, true);
        header->setSortIndicator(0, Qt::DescendingOrder);
        const QStringList names = columnOf(campaigns(fixture), 0);
        QTRY_VERIFY(fixture.uiSettings.columns(u"campaignsPage"_s));

        reopen(fixture);
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        header = campaigns(fixture)->horizontalHeader();
        QCOMPARE(header->visualIndex(last), 1);
        QCOMPARE(header->sectionSize(1), 177);
        QVERIFY(header->isSectionHidden(2));
        QCOMPARE(header->sortIndicatorSection(), 0);
        QTRY_COMPARE(columnOf(campaigns(fixture), 0), names);
        // A list that was not touched stays as the look has it.
        QVERIFY(!fixture.uiSettings.columns(u"itemsPage"_s));
    }

    void theLastPageComesBack()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        press(Qt::Key_2, Qt::ControlModifier);
        reopen(fixture);
        QVERIFY(isShown(u"certificationsPage"_s));
    }

    void placeAndSizeComeBack()
    {
        WindowFixture fixture;
        fixture.open();
        fixture.window().resize(1300, 720);
        const QSize size = fixture.window().size();
        reopen(fixture);
        QCOMPARE(fixture.window().size(), size);
    }

    void theDetailsFold()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        fixture.window().resize(1280, 700);
        QTRY_VERIFY(isShown(u"detailsPane"_s));
        QCOMPARE(findWidget(u"detailsPane"_s)->width(), 288);
        press(Qt::Key_F9);
        QVERIFY(!isShown(u"detailsPane"_s));
        QVERIFY(!action(fixture, u"toggleDetails"_s)->isChecked());
        find<QAbstractButton>(u"toggleDetailsButton"_s, fixture.page(u"campaignsPage"_s))->click();
        QVERIFY(isShown(u"detailsPane"_s));
        find<QAbstractButton>(u"closeDetails"_s)->click();
        QVERIFY(!isShown(u"detailsPane"_s));
        reopen(fixture);
        fixture.window().resize(1280, 700);
        QVERIFY(!isShown(u"detailsPane"_s));
    }

    void aNarrowWindowFoldsThemByItself()
    {
        WindowFixture fixture;
        fixture.open();
        fixture.window().resize(1280, 700);
        QTRY_VERIFY(isShown(u"detailsPane"_s));
        fixture.window().resize(1100, 700);
        QTRY_VERIFY(!isShown(u"detailsPane"_s));
        press(Qt::Key_F9);
        QVERIFY(isShown(u"detailsPane"_s));
        fixture.window().resize(1280, 700);
        QTRY_VERIFY(isShown(u"detailsPane"_s));
        fixture.window().resize(1100, 700);
        QTRY_VERIFY(!isShown(u"detailsPane"_s));
        // That was the window's doing: the person's wish stays.
        QVERIFY(!fixture.uiSettings.detailsAreFolded());
    }

    void aLargeWindowGivesTheSidesMore()
    {
        WindowFixture fixture;
        fixture.open();
        fixture.window().resize(1700, 900);
        QTRY_COMPARE(findWidget(u"detailsPane"_s)->width(), 360);
        QCOMPARE(findWidget(u"navigation"_s)->width(), 240);
    }

    void draggedPanesKeepTheirWidth()
    {
        WindowFixture fixture;
        fixture.open();
        fixture.window().resize(1280, 700);
        auto *splitter = find<QSplitter>(u"mainSplitter"_s);
        QTRY_COMPARE(splitter->width(), 1280);
        QCOMPARE(findWidget(u"detailsPane"_s)->width(), 288);
        QSplitterHandle *handle = splitter->handle(2);
        const auto send = [handle](QEvent::Type type, int x) {
            const QPointF at(x, 10);
            QMouseEvent event(type, at, handle->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(handle, &event);
        };
        send(QEvent::MouseButtonPress, 0);
        send(QEvent::MouseMove, -60);
        send(QEvent::MouseButtonRelease, -60);
        const int dragged = findWidget(u"detailsPane"_s)->width();
        QVERIFY(dragged > 320);
        fixture.window().resize(1500, 700);
        QTRY_COMPARE(findWidget(u"detailsPane"_s)->width(), dragged);
        press(Qt::Key_F9);
        press(Qt::Key_F9);
        QCOMPARE(findWidget(u"detailsPane"_s)->width(), dragged);
        reopen(fixture);
        fixture.window().resize(1500, 700);
        QTRY_COMPARE(findWidget(u"detailsPane"_s)->width(), dragged);
    }

    void everythingGrowsWithTheFont()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QWidget *page = fixture.page(u"campaignsPage"_s);
        QTRY_COMPARE(textOf(u"count"_s, page), u"3"_s);
        const QFont before = QApplication::font();
        const int header = findWidget(u"pageHeader"_s, page)->height();
        QFont larger = before;
        larger.setPointSizeF(before.pointSizeF() * 1.6);
        QApplication::setFont(larger);
        QTRY_VERIFY(findWidget(u"pageHeader"_s, page)->height() > header);
        QCOMPARE(findWidget(u"count"_s, page)->font().pointSizeF(), larger.pointSizeF());
        QVERIFY(findWidget(u"title"_s, page)->font().pointSizeF() > larger.pointSizeF());
        QApplication::setFont(before);
        QTRY_COMPARE(findWidget(u"pageHeader"_s, page)->height(), header);
    }

    /// The platform here is light. Asking for its scheme after ours was dark must not read our own palette.
    void theSystemsSchemeIsTheSystems()
    {
        applyScheme(Scheme::Dark);
        QCOMPARE(&Theme::of(QApplication::palette()), &Theme::dark());
        applyScheme(Scheme::System);
        QCOMPARE(&Theme::of(QApplication::palette()), &Theme::light());
    }

    void theThemeIsChosenAndKept()
    {
        applyScheme(Scheme::Light);
        WindowFixture fixture;
        fixture.open();
        QVERIFY(action(fixture, u"theme1"_s)->isChecked());
        action(fixture, u"theme2"_s)->trigger();
        QTRY_COMPARE(&Theme::of(fixture.window().palette()), &Theme::dark());
        QCOMPARE(fixture.uiSettings.scheme(), Scheme::Dark);
    }

    /// Nothing is painted with the colours of before.
    void aSwitchWhileRunningEqualsAFreshStart()
    {
        applyScheme(Scheme::Light);
        WindowFixture switched;
        Error error(ErrorKind::Forbidden, u"no"_s);
        error.httpStatus = 403;
        switched.provider.fail(FakeProvider::Method::Campaigns, error, -1);
        switched.open();
        switched.window().resize(1280, 700);
        QTRY_VERIFY(isShown(u"stateHeading"_s) && !textOf(u"stateHeading"_s).isEmpty());
        QTRY_COMPARE(textOf(u"connectionAccount"_s), u"Fake tenant, Me"_s);
        findWidget(u"pages"_s)->setFocus();
        applyScheme(Scheme::Dark);
        QTRY_COMPARE(&Theme::of(switched.window().palette()), &Theme::dark());
        const QImage after = switched.window().grab().toImage();
        switched.window().hide();

        WindowFixture fresh;
        fresh.provider.fail(FakeProvider::Method::Campaigns, error, -1);
        fresh.open();
        fresh.window().resize(1280, 700);
        QTRY_VERIFY(isShown(u"stateHeading"_s) && !textOf(u"stateHeading"_s).isEmpty());
        QTRY_COMPARE(textOf(u"connectionAccount"_s), u"Fake tenant, Me"_s);
        findWidget(u"pages"_s)->setFocus();
        QCOMPARE(after, fresh.window().grab().toImage());
    }
};

QTEST_MAIN(TestWindowMemory)
#include "tst_window_memory.moc"
