// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window_fixture.h"

#include "models/tables/table_model.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QWidget *lookFor(const QString &name, const QWidget *root)
{
    const QWidgetList roots = root ? QWidgetList{const_cast<QWidget *>(root)} : QApplication::topLevelWidgets();
    for (QWidget *one : roots) {
        if (one->objectName() == name && one->isVisible())
            return one;
        for (QWidget *child : one->findChildren<QWidget *>(name)) {
            if (child->isVisible())
                return child;
        }
    }
    return nullptr;
}

} // namespace

QWidget *findWidget(const QString &name, const QWidget *root)
{
    QWidget *found = lookFor(name, root);
    if (!found)
        QTest::qFail(qPrintable(u"No visible widget is called %1"_s.arg(name)), __FILE__, __LINE__);
    return found;
}

bool isShown(const QString &name, const QWidget *root)
{
    return lookFor(name, root) != nullptr;
}

QString textOf(const QString &name, const QWidget *root)
{
    const QWidget *widget = lookFor(name, root);
    if (!widget)
        return {};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
        return edit->toPlainText();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text();
    return widget->accessibleName();
}

QStringList columnOf(const QAbstractItemView *view, int column)
{
    QStringList texts;
    for (int row = 0; view && row < view->model()->rowCount(); ++row)
        texts.push_back(view->model()->index(row, column).data().toString());
    return texts;
}

QStringList leavesOf(const QAbstractItemView *view, int column)
{
    QStringList texts;
    for (int row = 0; view && row < view->model()->rowCount(); ++row) {
        const QModelIndex group = view->model()->index(row, 0);
        for (int leaf = 0; leaf < view->model()->rowCount(group); ++leaf)
            texts.push_back(view->model()->index(leaf, column, group).data().toString());
    }
    return texts;
}

void selectRows(QAbstractItemView *view, const QStringList &texts)
{
    view->clearSelection();
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (texts.contains(index.data().toString())) {
            view->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            view->setFocus();
        }
    }
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus)
        focus = QApplication::activeWindow();
    QVERIFY2(focus, "nothing has the focus");
    QTest::keyClick(focus, key, modifiers);
}

void type(const QString &text)
{
    QWidget *focus = QApplication::focusWidget();
    QVERIFY2(focus, "nothing has the focus");
    QTest::keyClicks(focus, text);
}

WindowFixture::WindowFixture()
{
    settings.tracker.intervals = {Millis(10)};
    settings.tracker.visibleInterval = Millis(10);
    settings.verifier.repeats = {Millis(5), Millis(5), Millis(5), Millis(5)};
    settings.verifier.notMovedApart = Millis(5);
    settings.verifier.didNotActApart = Millis(10);
}

WindowFixture::~WindowFixture() = default;

void WindowFixture::fill()
{
    provider.addCampaign(u"q3"_s).name = u"Q3 manager review"_s;
    provider.addCampaign(u"vpn"_s).name = u"Contractors with VPN"_s;
    Campaign &done = provider.addCampaign(u"old"_s, CampaignStatus::Completed);
    done.name = u"Q2 manager review"_s;
    const auto certification = [this](const QString &id, const QString &reviewer) -> Certification & {
        Certification &row = provider.addCertification(id, u"q3"_s, reviewer);
        row.campaign.name = u"Q3 manager review"_s;
        row.decisionsMade = 1;
        row.decisionsTotal = 4;
        return row;
    };
    certification(u"c1"_s, u"Bea"_s);
    certification(u"c2"_s, u"Carl"_s);
    certification(u"c3"_s, u"Dora"_s);
    Certification &closed = certification(u"c4"_s, u"Emil"_s);
    closed.phase = VendorEnum(CertificationPhase::Signed, u"SIGNED"_s);
    closed.signedAt = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
    certification(u"c5"_s, u"Fay"_s);
    for (const QString &id : {u"c1"_s, u"c2"_s, u"c3"_s, u"c4"_s}) {
        provider.addItem(id + u"-1", id, u"zoe"_s, u"payroll"_s);
        provider.addItem(id + u"-2", id, u"yan"_s, u"admin"_s);
    }
    provider.addItem(u"c5-1"_s, u"c5"_s, u"ana"_s, u"payroll"_s);
    provider.addItem(u"c5-2"_s, u"c5"_s, u"yan"_s, u"vpn"_s);
    provider.addIdentity(u"ana"_s, u"Ana Ruiz"_s).email = u"ana@example.com"_s;
    provider.addIdentity(u"otto"_s, u"Otto Berg"_s);
    provider.addIdentity(u"zoe"_s, u"Zoe Lind"_s);
}

MainWindow &WindowFixture::open()
{
    m_window.reset(); // before what it works with
    RunOrigin origin;
    origin.actingIdentity = provider.me.id;
    m_desk = std::make_unique<RunDesk>(provider, journal, scheduler, origin, settings);
    Connection connection;
    connection.id = ConnectionId(u"test"_s);
    connection.name = connectionName;
    connection.readOnly = !signedIn;
    connection.production = production;
    connection.baseUrl = QUrl(u"https://fjordlight.example"_s);
    m_window = std::make_unique<MainWindow>(WindowServices{connection, provider, journal, scheduler, *m_desk,
                                                           uiSettings, nullptr, nullptr, lists, signedIn});
    if (uiSettings.geometry().isEmpty())
        m_window->resize(1280,
                         800); // the offscreen platform's screen is smaller, and narrow windows fold their details
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    m_window->begin();
    return *m_window;
}

QAbstractItemView *WindowFixture::openCampaign(const QString &name)
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QWidget *campaigns = page(u"campaignsPage"_s);
    if (!QTest::qWaitFor([&] { return isShown(u"table"_s, campaigns); }))
        return nullptr;
    auto *table = find<QAbstractItemView>(u"table"_s, campaigns);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == name)
            table->setCurrentIndex(table->model()->index(row, 0));
    }
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    if (!QTest::qWaitFor([&] { return isShown(u"table"_s, page(u"campaignCertificationsPage"_s)); }))
        return nullptr;
    return find<QAbstractItemView>(u"table"_s, page(u"campaignCertificationsPage"_s));
}

QDialog *WindowFixture::reassign()
{
    QApplication::setActiveWindow(m_window.get()); // nothing is active after a dialog was deleted
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    if (!QTest::qWaitFor([] { return isShown(u"reassignDialog"_s); }))
        return nullptr;
    auto *dialog = find<QDialog>(u"reassignDialog"_s);
    QApplication::setActiveWindow(dialog);
    return dialog;
}

void WindowFixture::chooseReviewer(const QString &text)
{
    auto *search = find<QLineEdit>(u"reviewerSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, text);
    QVERIFY(QTest::qWaitFor([] { return isShown(u"reviewerList"_s); }));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(isShown(u"reviewerCard"_s));
}

void WindowFixture::giveReason(const QString &text)
{
    auto *reason = find<QLineEdit>(u"reasonText"_s);
    reason->setFocus();
    const bool typable =
        std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    if (typable)
        QTest::keyClicks(reason, text);
    else
        reason->insert(text); // QTest types ASCII alone
}

void WindowFixture::endTasks(TaskState state, const std::vector<LocalizedText> &errors)
{
    // A call that was sent and not answered yet has no task that could be ended.
    QVERIFY(QTest::qWaitFor([this] { return provider.openSends() == 0; }));
    for (GovernanceTask &task : provider.taskTable) {
        task.state = VendorEnum(state, state == TaskState::Succeeded ? u"SUCCESS"_s : u"ERROR"_s);
        task.errors = errors;
    }
}

} // namespace baton::test
