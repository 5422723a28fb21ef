// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/certification_table.h"
#include "models/tables/item_groups.h"
#include "models/tables/record_selection.h"
#include "tests/gui/table_rows.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/record_view.h"
#include "ui/common/row_menu.h"
#include "ui/common/row_tree.h"
#include "ui/common/select_matching.h"
#include "ui/common/table_export.h"
#include "ui/common/table_header.h"
#include "ui/common/view_sheet.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

} // namespace

class TableFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void copiesWhatIsSelectedAsItStands()
    {
        CertificationTable table;
        std::vector<Certification> rows = someCertifications(4);
        rows[1].campaign.name = u"Q3\treview\nsecond"_s;
        table.upsert(rows);
        RecordSelection selection(table);
        RecordView view(table, &selection);
        const RowMenu menu(view);
        view.show();
        view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        TableHeader &header = view.tableHeader();
        for (int i = 3; i < header.count(); ++i)
            header.setSectionHidden(i, i != table.columnOf("due"_L1));
        header.moveSection(header.visualIndex(1), 0); // the campaign first
        table.sort(0, Qt::DescendingOrder);
        selection.selectIds({u"1"_s, u"2"_s});
        QTest::keySequence(&view, QKeySequence::Copy);
        QCOMPARE(clipboard(), u"Campaign\tReviewer\tState\tDue\n"
                              "Campaign 2\tReviewer 2\tBegun\t2026-03-20T17:00:00Z\n"
                              "Q3 review second\tReviewer 1\tBegun\t2026-03-20T17:00:00Z\n"_s);
        selection.forgetAll();
        QTest::keySequence(&view, QKeySequence::Copy);
        QVERIFY(clipboard().startsWith(u"Campaign\t"_s));
    }

    void aTreeNamesTheGroupOfEachRow()
    {
        ItemTable items;
        ItemGroups groups(items);
        items.upsert(someItems(2, 2));
        groups.tree().flush();
        RecordSelection selection(groups.tree());
        RowTree view(groups.tree(), &selection, RowTree::Groups::Folded);
        selection.selectIds({u"c/1"_s, u"c/2"_s});
        QCOMPARE(ViewSheet(view, ViewSheet::Rows::Selected).toTsv(), u"Group\tAccess\tType\tSource\tDecision\n"
                                                                     "Person 0\tAccess 1\tRole\tSAP\tUndecided\n"
                                                                     "Person 1\tAccess 0\tRole\tSAP\tUndecided\n"_s);
        QCOMPARE(ViewSheet(view, ViewSheet::Rows::Shown).count(), 4);
    }

    void theMenuOffersWhatThePageGivesIt()
    {
        CertificationTable table;
        table.upsert(someCertifications(4));
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.resize(700, 300);
        view.show();
        RowMenu rowMenu(view);
        QAction open(u"Open"_s);
        QAction reassign(u"Reassign…"_s);
        QAction matching(u"Select all that match"_s);
        reassign.setEnabled(false);
        rowMenu.addAbove(open);
        rowMenu.addAbove(reassign);
        rowMenu.addBelow(matching);
        rowMenu.setIdText([](const QString &id) -> QString { return u"id-"_s + id; });
        selection.setCurrentIndex(table.index(1, 0), QItemSelectionModel::NoUpdate);

        const QPoint at = view.visualRect(table.index(1, 0)).center();
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, at, view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(view.viewport(), &asked);
        auto *menu = view.findChild<QMenu *>(u"rowMenu"_s);
        QVERIFY(menu && menu->isVisible());
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.push_back(action->isSeparator() ? u"-"_s : action->text());
        QCOMPARE(texts, (QStringList{u"Open"_s, u"Reassign…"_s, u"-"_s, u"Copy\tCtrl+C"_s, u"Copy id"_s, u"-"_s,
                                     u"Select all that match"_s}));
        rowMenu.copyIdAction().trigger();
        QCOMPARE(clipboard(), u"id-1"_s);
        selection.selectIds({u"3"_s, u"0"_s});
        rowMenu.copyIdAction().trigger();
        QCOMPARE(clipboard(), u"id-0\nid-3"_s);
        menu->close();
    }

    void exportsWhatIsShown()
    {
        const QTemporaryDir folder;
        CertificationTable table;
        std::vector<Certification> rows = someCertifications(2500);
        rows[0].reviewer.name = u"=HYPERLINK(\"http://x\")"_s;
        rows[1].reviewer.name = u"Ω, שירה"_s;
        table.upsert(rows);
        table.setFacet("campaign"_L1, {u"c0"_s, u"c1"_s});
        RecordView view(table, nullptr);
        for (int i = 2; i < view.tableHeader().count(); ++i)
            view.setColumnHidden(i, true);
        const QString path = folder.filePath(u"out.csv"_s);
        TableExport *writer = TableExport::write(view, path);
        QSignalSpy done(writer, &TableExport::finished);
        QSignalSpy failed(writer, &TableExport::failed);
        QVERIFY(!QFile::exists(path));
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(done[0][1].toLongLong(), 1667);
        QCOMPARE(failed.count(), 0);
        const QByteArray bytes = contents(path);
        QVERIFY(bytes.startsWith("\xEF\xBB\xBFReviewer,Campaign\r\n\"'=HYPERLINK(\"\"http://x\"\")\",Campaign 0\r\n"
                                 "\"\xCE\xA9, "));
        QCOMPARE(bytes.count("\r\n"), 1668);
    }

    void saysWhyNothingWasWritten()
    {
        const QTemporaryDir folder;
        CertificationTable table;
        RecordView view(table, nullptr);
        TableExport *writer = TableExport::write(view, folder.filePath(u"no/such/folder/out.csv"_s));
        QSignalSpy failed(writer, &TableExport::failed);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][1].toString().contains(u"was not written"_s));
    }

    void asksForAFile()
    {
        CertificationTable table;
        RecordView view(table, nullptr);
        view.show();
        TableExport *writer = TableExport::ask(view, u"certifications.csv"_s);
        QSignalSpy gone(writer, &QObject::destroyed);
        auto *dialog = view.findChild<QFileDialog *>(u"exportDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->selectedFiles().value(0).endsWith(u"certifications.csv"_s));
        dialog->reject();
        QTRY_COMPARE(gone.count(), 1);
    }

    void selectsAllThatMatchOnceAllIsThere()
    {
        CertificationTable table;
        table.upsert(someCertifications(30));
        RecordSelection selection(table);
        SelectMatching::Load load = SelectMatching::Load::Running;
        int resumed = 0;
        SelectMatching matching(
            table, selection, [&load] { return load; },
            [&] {
                ++resumed;
                load = SelectMatching::Load::Running;
            });
        QSignalSpy selected(&matching, &SelectMatching::selected);
        QSignalSpy givenUp(&matching, &SelectMatching::givenUp);
        table.setFacet("campaign"_L1, {u"c1"_s});

        matching.request();
        QVERIFY(matching.isWaiting());
        QCOMPARE(selection.count(), 0);
        table.upsert(someCertifications(60));
        matching.loadChanged();
        QVERIFY(matching.isWaiting());
        load = SelectMatching::Load::Complete;
        matching.loadChanged();
        QVERIFY(!matching.isWaiting());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selection.count(), 20);
        QCOMPARE(selection.hiddenCount(), 0);
        // A set of ids: what comes later is not in it.
        table.upsert(someCertifications(90));
        QCOMPARE(selection.count(), 20);

        // Another filter is about other rows.
        load = SelectMatching::Load::Running;
        matching.request();
        table.setFilter(u"reviewer"_s);
        QVERIFY(!matching.isWaiting());
        load = SelectMatching::Load::Complete;
        matching.loadChanged();
        QCOMPARE(selected.count(), 1);

        // A list that was stopped goes on; one that fails selects nothing.
        load = SelectMatching::Load::Stopped;
        matching.request();
        QCOMPARE(resumed, 1);
        QVERIFY(matching.isWaiting());
        load = SelectMatching::Load::Stopped;
        matching.loadChanged();
        QCOMPARE(givenUp.count(), 1);
        QCOMPARE(selected.count(), 1);
    }
};

QTEST_MAIN(TableFilesTest)
#include "tst_table_files.moc"
