// SPDX-License-Identifier: GPL-3.0-or-later
// Adding, changing, testing and removing connections: the page, the dialog, what each says.
#include "tests/a11y/accessibility_walk.h"
#include "tests/gui/connections_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/connections/connections_page.h"
#include "ui/connections/test_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class ConnectionsStory : public QObject
{
    Q_OBJECT

private:
    static void click(const QString &name, const QWidget *root = nullptr)
    {
        find<QAbstractButton>(name, root)->click();
    }
    static QAbstractItemView *tableOf(const ConnectionsPage &page)
    {
        return find<QAbstractItemView>(u"table"_s, &page);
    }
    static ProbeReport good()
    {
        ProbeReport report;
        report.tenant = u"fjordlight"_s;
        report.me.emplace();
        report.me->name = u"Ana Ruiz"_s;
        report.steps = {{u"Reach it"_s, ProbeLine::Verdict::May, {}, {}}};
        report.rights = {{u"List certifications"_s, ProbeLine::Verdict::May, u"One was read."_s, {}},
                         {u"Reassign certifications"_s, ProbeLine::Verdict::MayNot, u"The token lacks the scope."_s,
                          u"the scope idn:campaign:manage"_s},
                         {u"Look people up"_s, ProbeLine::Verdict::CouldNotTell, u"It answered late."_s, {}}};
        return report;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void thePageListsThem()
    {
        ConnectionsFixture fixture;
        fixture.add(u"Payroll"_s, true, true);
        const Connection front = fixture.add(u"Fjordlight"_s);
        fixture.desk.setStanding(front.id, {true, true, TrafficMeter::Health::Connected, 0});
        ConnectionsPage page(fixture.desk);
        page.resize(1000, 600);
        page.show();
        QAbstractItemView *table = tableOf(page);
        QCOMPARE(columnOf(table, 0), (QStringList{u"Fjordlight"_s, u"Payroll"_s}));
        QCOMPARE(columnOf(table, 1).front(), u"Vendor One"_s);
        QCOMPARE(columnOf(table, 2).front(), u"https://fjordlight.api.one.example"_s);
        QCOMPARE(columnOf(table, 3), (QStringList{QString(), u"production, read-only"_s}));
        QCOMPARE(columnOf(table, 4), (QStringList{u"Connected"_s, u"Not open"_s}));
        QVERIFY(!isShown(u"openTool"_s, &page));
        selectRows(table, {u"Fjordlight"_s});
        QVERIFY(!find<QAbstractButton>(u"openTool"_s, &page)->isEnabled());
        selectRows(table, {u"Payroll"_s});
        QSignalSpy opened(&fixture.desk, &ConnectionDesk::openRequested);
        click(u"openTool"_s, &page);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(page.details().heading, u"Payroll"_s);
        QCOMPARE(missing(&page).join(u'\n'), QString());
    }

    void oneIsAddedTestedAndOpened()
    {
        ConnectionsFixture fixture;
        ConnectionsPage page(fixture.desk);
        page.resize(1000, 600);
        page.show();
        QCOMPARE(textOf(u"stateHeading"_s, &page), u"There are no connections"_s);
        click(u"addTool"_s, &page);
        QWidget *dialog = findWidget(u"connectionDialog"_s);
        QApplication::setActiveWindow(dialog);
        QTRY_VERIFY(find<QLineEdit>(u"name"_s, dialog)->hasFocus());
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        ConnectionsFixture::fillIn(u"name"_s, u"Fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"address"_s, u"fjordlight"_s, dialog);
        QCOMPARE(textOf(u"addressNote"_s, dialog), u"Requests go to https://fjordlight.api.one.example."_s);
        ConnectionsFixture::fillIn(u"clientId"_s, u"baton"_s, dialog);
        QCOMPARE(textOf(u"secretNote"_s, dialog), u"It is kept in this computer's keychain and nowhere else."_s);
        QCOMPARE(find<QLineEdit>(u"secret"_s, dialog)->echoMode(), QLineEdit::Password);
        ConnectionsFixture::fillIn(u"secret"_s, u"s3cret"_s, dialog);
        click(u"testConnection"_s, dialog);
        QWidget *test = findWidget(u"testDialog"_s);
        QCOMPARE(fixture.connector.tested.baseUrl, QUrl(u"https://fjordlight.api.one.example"_s));
        QCOMPARE(fixture.connector.testedSecret, std::optional(u"s3cret"_s));
        fixture.connector.finish(good());
        QTRY_COMPARE(textOf(u"testSummary"_s, test), u"It works, but not everything is allowed."_s);
        click(u"closeTest"_s, test);

        QSignalSpy opened(&fixture.desk, &ConnectionDesk::openRequested);
        click(u"saveAndOpen"_s, dialog);
        QTRY_VERIFY(!isShown(u"connectionDialog"_s));
        QCOMPARE(fixture.store.kept.size(), size_t(1));
        const Connection kept = fixture.store.kept.front();
        QCOMPARE(fixture.secrets.kept.value(kept.id), u"s3cret"_s);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().value<ConnectionId>(), kept.id);
        QCOMPARE(columnOf(tableOf(page), 0), QStringList{u"Fjordlight"_s});
    }

    /// Whoever only passes by is not told off; who wants to keep it is led to the first mistake, and loses nothing.
    void everyMistakeIsSaidAtItsField()
    {
        ConnectionsFixture fixture;
        fixture.add(u"Payroll"_s);
        QWidget window;
        window.show();
        ConnectionDialog *dialog = openConnectionDialog(fixture.desk, std::nullopt, window);
        QApplication::setActiveWindow(dialog);
        ConnectionsFixture::fillIn(u"name"_s, u"payroll"_s, dialog);
        find<QLineEdit>(u"address"_s, dialog)->setFocus();
        QVERIFY(textOf(u"nameProblem"_s, dialog).contains(u"Another connection is called"_s));
        QVERIFY(!isShown(u"addressProblem"_s, dialog));
        ConnectionsFixture::fillIn(u"address"_s, u"https://a.example/v3"_s, dialog);
        click(u"save"_s, dialog);
        QVERIFY(isShown(u"addressProblem"_s, dialog));
        QVERIFY(isShown(u"clientIdProblem"_s, dialog));
        QVERIFY(isShown(u"secretProblem"_s, dialog));
        QVERIFY(find<QLineEdit>(u"name"_s, dialog)->hasFocus());
        QCOMPARE(find<QLineEdit>(u"address"_s, dialog)->accessibleDescription(), textOf(u"addressProblem"_s, dialog));
        QCOMPARE(textOf(u"address"_s, dialog), u"https://a.example/v3"_s);
        QVERIFY(fixture.store.kept.size() == 1);
        // One that lies folded away unfolds.
        ConnectionsFixture::fillIn(u"name"_s, u"Fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"address"_s, u"fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"clientId"_s, u"baton"_s, dialog);
        ConnectionsFixture::fillIn(u"secret"_s, u"x"_s, dialog);
        click(u"moreSettings"_s, dialog);
        ConnectionsFixture::fillIn(u"rateLimit"_s, u"many"_s, dialog);
        click(u"moreSettings"_s, dialog);
        QVERIFY(!isShown(u"rateLimit"_s, dialog));
        click(u"save"_s, dialog);
        QVERIFY(isShown(u"rateLimitProblem"_s, dialog));
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        // Leaving asks, and can be taken back.
        dialog->reject();
        click(u"goOnTyping"_s, findWidget(u"discardQuestion"_s));
        QTRY_VERIFY(!isShown(u"discardQuestion"_s));
        QCOMPARE(textOf(u"rateLimit"_s, dialog), u"many"_s);
        dialog->reject();
        click(u"discard"_s, findWidget(u"discardQuestion"_s));
        QTRY_VERIFY(!isShown(u"connectionDialog"_s));
    }

    void aVendorHasItsOwnFields()
    {
        ConnectionsFixture fixture;
        fixture.secrets.where = SecretStore::Place::Session;
        QWidget window;
        window.show();
        ConnectionDialog *dialog = openConnectionDialog(fixture.desk, std::nullopt, window);
        auto *signIn = find<QComboBox>(u"signIn"_s, dialog);
        QVERIFY(textOf(u"secretNote"_s, dialog).contains(u"only until Baton ends"_s));
        click(u"moreSettings"_s, dialog);
        QVERIFY(isShown(u"apiVersion"_s, dialog));
        QVERIFY(!isShown(u"redirectUrl"_s, dialog));
        signIn->setCurrentIndex(1);
        QVERIFY(isShown(u"redirectUrl"_s, dialog));
        QVERIFY(!isShown(u"secret"_s, dialog));
        auto *vendor = find<QComboBox>(u"vendor"_s, dialog);
        vendor->setCurrentIndex(1);
        QVERIFY(!isShown(u"apiVersion"_s, dialog));
        QCOMPARE(textOf(u"clientIdLabel"_s, dialog), u"&User name"_s);
        QTRY_VERIFY(isShown(u"setting-base-path"_s, dialog));
        ConnectionsFixture::fillIn(u"setting-base-path"_s, u"/ECMv6"_s, dialog);
        find<QComboBox>(u"setting-time-zone"_s, dialog)->setCurrentIndex(1);
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        // Looking at the other vendor loses nothing.
        vendor->setCurrentIndex(0);
        QVERIFY(!isShown(u"setting-base-path"_s, dialog));
        vendor->setCurrentIndex(1);
        QTRY_VERIFY(isShown(u"setting-base-path"_s, dialog));
        QCOMPARE(textOf(u"setting-base-path"_s, dialog), u"/ECMv6"_s);
        ConnectionsFixture::fillIn(u"name"_s, u"Two"_s, dialog);
        ConnectionsFixture::fillIn(u"address"_s, u"acme"_s, dialog);
        ConnectionsFixture::fillIn(u"clientId"_s, u"ana"_s, dialog);
        ConnectionsFixture::fillIn(u"secret"_s, u"pw"_s, dialog);
        click(u"save"_s, dialog);
        QTRY_VERIFY(!isShown(u"connectionDialog"_s));
        const Connection kept = fixture.store.kept.front();
        QCOMPARE(kept.vendorId, u"two"_s);
        QCOMPARE(kept.signIn, SignInKind::Password);
        QCOMPARE(kept.settings,
                 (QMap<QString, QString>{{u"base-path"_s, u"/ECMv6"_s}, {u"time-zone"_s, u"Europe/Zurich"_s}}));
    }

    void aTokenOfTheIdentityProviderAsksForWhatItNeeds()
    {
        ConnectionsFixture fixture;
        QWidget window;
        window.show();
        ConnectionDialog *dialog = openConnectionDialog(fixture.desk, std::nullopt, window);
        find<QComboBox>(u"vendor"_s, dialog)->setCurrentIndex(1);
        click(u"moreSettings"_s, dialog);
        QTRY_VERIFY(isShown(u"setting-base-path"_s, dialog));
        QVERIFY(!isShown(u"setting-scope"_s, dialog));
        find<QComboBox>(u"signIn"_s, dialog)->setCurrentIndex(1);
        QTRY_VERIFY(isShown(u"setting-scope"_s, dialog));
        QCOMPARE(textOf(u"clientIdLabel"_s, dialog), u"&User name"_s);
        QCOMPARE(textOf(u"secretLabel"_s, dialog), u"Tok&en"_s);
        QVERIFY(textOf(u"secretNote"_s, dialog).contains(u"lives for minutes"_s));
        ConnectionsFixture::fillIn(u"setting-scope"_s, u"Okta"_s, dialog);
        ConnectionsFixture::fillIn(u"name"_s, u"Two"_s, dialog);
        ConnectionsFixture::fillIn(u"address"_s, u"acme"_s, dialog);
        ConnectionsFixture::fillIn(u"clientId"_s, u"ana"_s, dialog);
        ConnectionsFixture::fillIn(u"secret"_s, u"t0ken"_s, dialog);
        click(u"save"_s, dialog);
        QTRY_VERIFY(!isShown(u"connectionDialog"_s));
        const Connection kept = fixture.store.kept.front();
        QCOMPARE(kept.signIn, SignInKind::TokenExchange);
        QCOMPARE(kept.settings, (QMap<QString, QString>{{u"scope"_s, u"Okta"_s}}));
        QCOMPARE(fixture.secrets.kept.value(kept.id), u"t0ken"_s);
    }

    void aKeychainThatRefusesIsSaidAndTheConnectionStays()
    {
        ConnectionsFixture fixture;
        fixture.secrets.refusal = Error(ErrorKind::Storage, u"The keychain is locked."_s, u"Unlock it."_s);
        QWidget window;
        window.show();
        ConnectionDialog *dialog = openConnectionDialog(fixture.desk, std::nullopt, window);
        ConnectionsFixture::fillIn(u"name"_s, u"Fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"address"_s, u"fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"clientId"_s, u"baton"_s, dialog);
        ConnectionsFixture::fillIn(u"secret"_s, u"s3cret"_s, dialog);
        click(u"save"_s, dialog);
        QTRY_VERIFY(isShown(u"connectionBanner"_s, dialog));
        QVERIFY(findWidget(u"connectionBanner"_s, dialog)->accessibleName().contains(u"The keychain is locked."_s));
        QCOMPARE(textOf(u"secret"_s, dialog), u"s3cret"_s);
        fixture.secrets.refusal.reset();
        click(u"save"_s, dialog);
        QTRY_VERIFY(!isShown(u"connectionDialog"_s));
        QCOMPARE(fixture.store.kept.size(), size_t(1)); // the same one
        QCOMPARE(fixture.secrets.kept.value(fixture.store.kept.front().id), u"s3cret"_s);
    }

    void aStoreThatRefusesLosesNothing()
    {
        ConnectionsFixture fixture;
        fixture.store.refusal = Error(ErrorKind::Storage, u"The file is from a newer Baton."_s);
        fixture.store.note = u"The file is from a newer Baton and stays as it is."_s;
        QWidget window;
        window.show();
        ConnectionDialog *dialog = openConnectionDialog(fixture.desk, std::nullopt, window);
        QVERIFY(isShown(u"connectionBanner"_s, dialog));
        ConnectionsFixture::fillIn(u"name"_s, u"Fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"address"_s, u"fjordlight"_s, dialog);
        ConnectionsFixture::fillIn(u"clientId"_s, u"baton"_s, dialog);
        ConnectionsFixture::fillIn(u"secret"_s, u"s3cret"_s, dialog);
        click(u"save"_s, dialog);
        QTRY_VERIFY(
            findWidget(u"connectionBanner"_s, dialog)->accessibleName().contains(u"The connection was not kept"_s));
        QVERIFY(fixture.secrets.kept.isEmpty());
        QCOMPARE(textOf(u"secret"_s, dialog), u"s3cret"_s);
        QVERIFY(find<QAbstractButton>(u"save"_s, dialog)->isEnabled());
    }

    void oneIsChanged()
    {
        ConnectionsFixture fixture;
        const Connection before = fixture.add(u"Fjordlight"_s);
        ConnectionsPage page(fixture.desk);
        page.resize(1000, 600);
        page.show();
        selectRows(tableOf(page), {u"Fjordlight"_s});
        click(u"editTool"_s, &page);
        QWidget *dialog = findWidget(u"connectionDialog"_s);
        QVERIFY(!find<QComboBox>(u"vendor"_s, dialog)->isEnabled());
        QVERIFY(!isShown(u"saveAndOpen"_s, dialog));
        QCOMPARE(textOf(u"address"_s, dialog), before.baseUrl.toString());
        QCOMPARE(textOf(u"secret"_s, dialog), QString());
        click(u"production"_s, dialog);
        QSignalSpy edited(&fixture.desk, &ConnectionDesk::edited);
        click(u"save"_s, dialog);
        QTRY_COMPARE(edited.size(), 1);
        QCOMPARE(fixture.store.kept.front().id, before.id);
        QVERIFY(fixture.store.kept.front().production);
        QCOMPARE(fixture.secrets.kept.value(before.id), u"s3cret"_s);
        QCOMPARE(columnOf(tableOf(page), 3), QStringList{u"production"_s});
    }

    void theTestIsATableThatCanBeStopped()
    {
        ConnectionsFixture fixture;
        fixture.add(u"Fjordlight"_s);
        ConnectionsPage page(fixture.desk);
        page.resize(1000, 600);
        page.show();
        selectRows(tableOf(page), {u"Fjordlight"_s});
        click(u"testTool"_s, &page);
        QWidget *dialog = findWidget(u"testDialog"_s);
        QVERIFY(!fixture.connector.testedSecret); // the kept one
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        QVERIFY(!fixture.connector.stopWanted());
        click(u"stopTest"_s, dialog);
        QVERIFY(fixture.connector.stopWanted());
        ProbeReport stopped;
        stopped.failed = Error(ErrorKind::Canceled, u"Stopped."_s);
        fixture.connector.finish(stopped);
        QTRY_COMPARE(textOf(u"testSummary"_s, dialog), u"Stopped."_s);
        click(u"testAgain"_s, dialog);
        fixture.connector.finish(good());
        QTRY_VERIFY(isShown(u"probeWhat4"_s, dialog));
        const auto said = [dialog](const QString &name) { return findWidget(name, dialog)->accessibleName(); };
        QCOMPARE(said(u"probeVerdict3"_s), u"May not"_s);
        QCOMPARE(said(u"probeVerdict4"_s), u"Could not tell"_s);
        QVERIFY(said(u"probeWhy3"_s).contains(u"Ask for: the scope idn:campaign:manage"_s));
        QVERIFY(said(u"probeFacts"_s).contains(u"Ana Ruiz"_s));
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        click(u"copyReport"_s, dialog);
        QVERIFY(QApplication::clipboard()->text().contains(u"Reassign certifications: May not"_s));
        // Leaving stops what goes on.
        click(u"testAgain"_s, dialog);
        click(u"closeTest"_s, dialog);
        QVERIFY(fixture.connector.stopWanted());
    }

    void whatFailedIsSaidWhole()
    {
        ConnectionsFixture fixture;
        const Connection connection = fixture.add(u"Fjordlight"_s);
        auto *dialog = new TestDialog(fixture.desk, connection, std::nullopt);
        dialog->show();
        ProbeReport report;
        report.steps = {{u"Reach it"_s, ProbeLine::Verdict::MayNot, u"The certificate has expired."_s, {}}};
        report.failed = Error(ErrorKind::Tls, u"The certificate has expired."_s, u"Ask for a new one."_s);
        fixture.connector.finish(report);
        QTRY_COMPARE(textOf(u"testSummary"_s, dialog), u"It does not work yet."_s);
        QTRY_VERIFY(isShown(u"probeFailed"_s, dialog)); // layouts show what is added to them a turn later
        QVERIFY(findWidget(u"probeFailed"_s, dialog)->accessibleName().contains(u"could not be trusted"_s));
        dialog->close();
    }

    void oneIsRemovedAfterSayingWhatGoes()
    {
        ConnectionsFixture fixture;
        const Connection connection = fixture.add(u"Fjordlight"_s);
        ConnectionsPage page(fixture.desk);
        page.resize(1000, 600);
        page.show();
        selectRows(tableOf(page), {u"Fjordlight"_s});
        click(u"removeTool"_s, &page);
        auto *question = find<QMessageBox>(u"removeQuestion"_s);
        QVERIFY(question->informativeText().contains(u"keychain"_s));
        QVERIFY(question->informativeText().contains(u"history"_s));
        QCOMPARE(missing(question).join(u'\n'), QString());
        click(u"keepConnection"_s, question);
        QTRY_VERIFY(!isShown(u"removeQuestion"_s));
        QCOMPARE(fixture.store.kept.size(), size_t(1));
        click(u"removeTool"_s, &page);
        click(u"removeConnection"_s, findWidget(u"removeQuestion"_s));
        QTRY_VERIFY(fixture.store.kept.empty());
        QVERIFY(fixture.secrets.kept.isEmpty());
        QCOMPARE(textOf(u"stateHeading"_s, &page), u"There are no connections"_s);

        // Not while something of it is open.
        const Connection busy = fixture.add(u"Busy"_s);
        fixture.desk.setStanding(busy.id, {true, false, TrafficMeter::Health::Connected, 2});
        QTRY_VERIFY(isShown(u"table"_s, &page));
        selectRows(tableOf(page), {u"Busy"_s});
        QCOMPARE(textOf(u"openTool"_s, &page), u"S&witch to it"_s);
        click(u"removeTool"_s, &page);
        QVERIFY(find<QMessageBox>(u"removeQuestion"_s)->text().contains(u"cannot be removed now"_s));
        QVERIFY(!isShown(u"removeConnection"_s));
        findWidget(u"removeQuestion"_s)->close();
    }
};

QTEST_MAIN(ConnectionsStory)
#include "tst_story_connections.moc"
