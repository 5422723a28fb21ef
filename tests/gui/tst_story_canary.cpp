// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing secret leaves through the window: whatever it copies, names itself, previews and exports is gathered over a
// whole scenario and searched afterwards.
#include "app/composition/open_connection.h"
#include "app/composition/tenant_connector.h"
#include "app/reassign/reassign_run.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/session_secret_store.h"
#include "app/storage/sqlite_list_cache.h"
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/table_export.h"
#include "ui/connections/connection_words.h"
#include "ui/history/history_export.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
const QByteArray beginOfTokens = "eyJhbGciOiJFUzI1NiJ9";

QList<QByteArray> disguises(const QByteArray &secret)
{
    const QByteArray base64 = secret.toBase64();
    return {secret, secret.toHex(), secret.toPercentEncoding(), base64.left(base64.size() - 4)};
}

template <class T> T answerOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience) || future.resultCount() == 0)
        qFatal("no answer came");
    return future.result();
}

} // namespace

class CanaryStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        connect(QApplication::clipboard(), &QClipboard::dataChanged, this, &CanaryStory::gatherClipboard);
    }
    void init()
    {
        failOnUnexpectedWarnings();
        m_gathered.clear();
        m_copies = 0;
        QApplication::clipboard()->clear();
        qApp->installEventFilter(this);
    }
    void cleanup()
    {
        qApp->removeEventFilter(this);
        m_window.reset();
        m_open.reset();
        m_data.reset();
        m_sandbox.reset();
    }
    void nothingSecretLeavesThroughTheWindow();
    void theSearchFindsWhatIsThere();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && (event->type() == QEvent::WindowTitleChange || event->type() == QEvent::Show))
            gather(widget->windowTitle() + u'\n' + widget->toolTip() + u'\n' + widget->accessibleName());
        return QObject::eventFilter(watched, event);
    }

private:
    void gather(const QString &text) { m_gathered += text.toUtf8() + '\n'; }
    void gatherClipboard()
    {
        const QMimeData *data = QApplication::clipboard()->mimeData();
        if (!data)
            return; // it was cleared
        for (const QString &format : data->formats())
            m_gathered += data->data(format) + '\n';
        ++m_copies;
    }
    /// Every text that stands in the windows just now.
    void gatherTexts()
    {
        for (const QWidget *widget : QApplication::allWidgets()) {
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                gather(label->text());
            else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
                gather(line->text());
            else if (const auto *text = qobject_cast<const QTextEdit *>(widget))
                gather(text->toPlainText());
            else if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget))
                gather(plain->toPlainText());
        }
    }
    void gatherFiles(const QString &folder)
    {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            m_gathered += file.fileName().toUtf8() + '\n' + file.readAll();
        }
    }
    /// The pages of kept lists: compressed, they say nothing to a search through the file. Gives their number.
    int gatherKeptLists(const QString &file)
    {
        int pages = 0;
        {
            QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"canary"_s);
            connection.setDatabaseName(file);
            connection.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            if (!connection.open())
                qFatal("%s", qPrintable(connection.lastError().text()));
            for (QSqlQuery query(u"SELECT data FROM pages"_s, connection); query.next(); ++pages) {
                const QByteArray text = qUncompress(query.value(0).toByteArray());
                if (text.isEmpty())
                    qFatal("a kept page cannot be read");
                m_gathered += text + '\n';
            }
        }
        QSqlDatabase::removeDatabase(u"canary"_s);
        return pages;
    }
    /// Presses a button that copies, wherever it stands in the window; it must have copied something.
    void copyBy(const QString &button, const QWidget *root)
    {
        const int before = m_copies;
        find<QAbstractButton>(button, root)->click();
        QTRY_VERIFY2(m_copies > before, qPrintable(button));
    }
    QString found(const QByteArray &secret) const
    {
        for (const QByteArray &disguise : disguises(secret)) {
            if (const auto at = m_gathered.indexOf(disguise); at >= 0)
                return QString::fromUtf8(m_gathered.mid(std::max<qsizetype>(0, at - 200), 400));
        }
        return {};
    }

    void start();
    void copyRowsAndExport();
    void reassignWithPreview();
    void tellTheStory();
    void exportEvidence();
    void searchKeptLists();
    void testConnection(const QString &secret);

    const QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    QString m_secret;
    std::shared_ptr<DataFolder> m_data;
    std::unique_ptr<OpenConnection> m_open;
    std::unique_ptr<MainWindow> m_window;
    RunDesk *m_desk = nullptr;
    UiSettings m_settings;
    QByteArray m_gathered;
    int m_copies = 0;
};

void CanaryStory::start()
{
    std::string problem;
    m_sandbox = sandbox::Sandbox::start(
        std::get<sandbox::SandboxOptions>(sandbox::parsedOptions({"--certifications 60", "--task-duration 100"})),
        &problem);
    QVERIFY2(m_sandbox, problem.c_str());
    const sandbox::SailPointAccess &access = m_sandbox->ready().sailpoint;
    m_secret = QString::fromStdString(access.clientSecret);
    Connection connection;
    connection.id = ConnectionId(u"canary"_s);
    connection.name = u"Acme"_s;
    connection.vendorId = u"sailpoint"_s;
    connection.apiVersion = u"v3"_s;
    connection.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
    connection.clientId = QString::fromStdString(access.clientId);
    OpenSetup setup;
    m_data = std::make_shared<DataFolder>(m_folder.filePath(u"data"_s));
    setup.folder = m_data;
    setup.httpLog = [this](const QByteArray &line) { m_gathered += line + '\n'; };
    Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(connection, m_secret, std::move(setup));
    QVERIFY2(open, open ? "" : qPrintable(describe(open.error())));
    m_open = std::move(*open);
    const Result<RunDesk *> desk = answerOf(m_open->desk());
    QVERIFY2(desk, desk ? "" : qPrintable(describe(desk.error())));
    m_desk = *desk;
    WindowServices services{
        m_open->connection(), m_open->provider(), **m_open->journal(), m_open->scheduler(), *m_desk, m_settings};
    services.lists = {m_data->lists(), connection.id, connection.clientId};
    QVERIFY(services.lists.cache);
    m_window = std::make_unique<MainWindow>(services);
    m_window->resize(1280, 800);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    m_window->begin();
}

void CanaryStory::copyRowsAndExport()
{
    press(Qt::Key_2, Qt::ControlModifier);
    QWidget *page = findWidget(u"certificationsPage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(u"loadText"_s, page).contains(u"updated"_s), patience);
    auto *table = find<QAbstractItemView>(u"table"_s, page);
    find<QLineEdit>(u"search"_s, page)->setText(u"begun"_s);
    QVERIFY(table->model()->rowCount() > 1);
    table->setFocus();
    table->selectionModel()->setCurrentIndex(table->model()->index(0, 0),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    for (const QString &name : {u"copy"_s, u"copyIds"_s}) {
        auto *action = page->findChild<QAction *>(name);
        QVERIFY2(action, qPrintable(name));
        const int before = m_copies;
        action->trigger();
        QTRY_VERIFY2(m_copies > before, qPrintable(name));
    }
    TableExport *writer = TableExport::write(*table, m_folder.filePath(u"table.csv"_s));
    QSignalSpy done(writer, &TableExport::finished);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patience);
    gatherTexts();
}

void CanaryStory::reassignWithPreview()
{
    press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"reassignDialog"_s));
    auto *dialog = find<QDialog>(u"reassignDialog"_s);
    QApplication::setActiveWindow(dialog);
    auto *search = find<QLineEdit>(u"reviewerSearch"_s);
    QTest::keyClicks(search, u"a"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"reviewerList"_s), patience);
    QTest::keyClick(search, Qt::Key_Return);
    find<QLineEdit>(u"reasonText"_s)->insert(u"Story of the canary"_s);
    auto *send = find<QAbstractButton>(u"send"_s);
    QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patience);
    auto *tabs = find<QTabWidget>(u"planTabs"_s, dialog);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        gatherTexts();
    }
    for (int tab = 0; tab < tabs->count() && !isShown(u"copyCurl"_s, dialog); ++tab)
        tabs->setCurrentIndex(tab);
    copyBy(u"copyBody"_s, dialog);
    copyBy(u"copyCurl"_s, dialog);
    QVERIFY(m_gathered.contains("curl ") && m_gathered.contains("Bearer $TOKEN"));
    QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patience);
    send->click();
    QTRY_VERIFY(isShown(u"tasksPage"_s));
    QApplication::setActiveWindow(m_window.get());
}

void CanaryStory::tellTheStory()
{
    QWidget *page = findWidget(u"tasksPage"_s);
    auto *tasks = find<QTreeView>(u"taskTree"_s, page);
    QTRY_COMPARE_WITH_TIMEOUT(columnOf(tasks, 0), QStringList{u"Moved"_s}, patience);
    find<QAbstractButton>(u"wholeStory"_s, page)->click();
    QTRY_VERIFY(isShown(u"taskStoryDialog"_s));
    auto *story = find<QDialog>(u"taskStoryDialog"_s);
    gatherTexts();
    copyBy(u"copyStory"_s, story);
    for (const QString &name : {u"copyStoryBody"_s, u"copyStoryCurl"_s}) { // on a tab of their own
        const int before = m_copies;
        auto *button = story->findChild<QAbstractButton *>(name);
        QVERIFY2(button, qPrintable(name));
        button->click();
        QTRY_VERIFY2(m_copies > before, qPrintable(name));
    }
    story->close();
    QTRY_VERIFY(!isShown(u"taskStoryDialog"_s));
}

void CanaryStory::exportEvidence()
{
    QVERIFY(!m_desk->runs().empty());
    const RunId run = m_desk->runs().front()->id();
    for (const QString &name : {u"history.json"_s, u"history.csv"_s}) {
        HistoryExport *work = HistoryExport::write(**m_open->journal(), run, m_folder.filePath(name),
                                                   QDateTime::currentDateTimeUtc(), *this);
        QSignalSpy written(work, &HistoryExport::written);
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, patience);
    }
    QApplication::setActiveWindow(m_window.get()); // nothing is active after a dialog was deleted
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(isShown(u"historyPage"_s));
    QTRY_VERIFY(!columnOf(find<QAbstractItemView>(u"historyTree"_s, findWidget(u"historyPage"_s)), 0).isEmpty());
    gatherTexts();
}

void CanaryStory::searchKeptLists()
{
    QVERIFY(answerOf(m_data->keepsListsOf(m_open->connection().id)));
    const QString file = SqliteListCache::fileIn(m_data->path());
    QVERIFY(QFile::exists(file));
    for (const QString &part : {QString(), u"-wal"_s, u"-shm"_s}) {
        const auto others = QFile::permissions(file + part) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                                               QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
        QVERIFY2(!others, qPrintable(file + part));
    }
    const qsizetype before = m_gathered.size();
    QVERIFY(gatherKeptLists(file) >= 2); // campaigns and certifications
    QVERIFY(m_gathered.indexOf("\"rows\":[{", before) > 0);
}

void CanaryStory::testConnection(const QString &secret)
{
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const ProbeReport report = answerOf(connector.test(m_open->connection(), secret, {}));
    gather(reportText(report, m_open->connection())); // what its Copy button copies
}

void CanaryStory::nothingSecretLeavesThroughTheWindow()
{
    const QString wrong = u"canary-wrong-secret-4711"_s;
    start();
    for (const auto step : {&CanaryStory::copyRowsAndExport, &CanaryStory::reassignWithPreview,
                            &CanaryStory::tellTheStory, &CanaryStory::exportEvidence, &CanaryStory::searchKeptLists}) {
        if (QTest::currentTestFailed())
            return;
        (this->*step)();
    }
    if (QTest::currentTestFailed())
        return;
    testConnection(m_secret);
    testConnection(wrong);
    gatherTexts();
    gatherFiles(m_folder.path());

    QVERIFY(m_copies >= 7);
    // It was the whole scenario that was gathered.
    for (const char *part :
         {"Acme", "Story of the canary", "history.csv", "history.json", "table.csv", "/reassign", "lists.sqlite"})
        QVERIFY2(m_gathered.contains(part), part);
    for (const QByteArray &canary : {m_secret.toUtf8(), wrong.toUtf8(), beginOfTokens}) {
        const QString where = found(canary);
        QVERIFY2(where.isEmpty(), qPrintable(where));
    }
}

/// A search that finds nothing proves something only when it can find.
void CanaryStory::theSearchFindsWhatIsThere()
{
    const QByteArray secret = "canary-4711-secret";
    QVERIFY(found(secret).isEmpty());
    for (const QByteArray &disguise : disguises(secret)) {
        m_gathered.clear();
        QApplication::clipboard()->setText(QString::fromUtf8("x" + disguise + "y"));
        QTRY_VERIFY(!found(secret).isEmpty());
        m_gathered.clear();
        QWidget window;
        window.setWindowTitle(QString::fromUtf8(disguise));
        QVERIFY(!found(secret).isEmpty());
        m_gathered.clear();
        QLineEdit line(QString::fromUtf8(disguise));
        gatherTexts();
        QVERIFY(!found(secret).isEmpty());
        line.clear();
        m_gathered.clear();
        const QTemporaryDir folder;
        SqliteListCache kept(folder.path());
        std::vector<Campaign> rows(1);
        rows.front().description = QString::fromUtf8(disguise);
        kept.keep({ConnectionId(u"one"_s), u"campaigns"_s}, u"reading"_s, 0, rows);
        answerOf(kept.notice()); // what was asked for before it is done
        QCOMPARE(gatherKeptLists(SqliteListCache::fileIn(folder.path())), 1);
        QVERIFY(!found(secret).isEmpty());
        m_gathered.clear();
    }
}

QTEST_MAIN(CanaryStory)
#include "tst_story_canary.moc"
