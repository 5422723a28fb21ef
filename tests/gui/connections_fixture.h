// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/system_scheduler.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/connection_fakes.h"
#include "ui/connections/connection_desk.h"
#include "ui/connections/connection_dialog.h"

#include <QLineEdit>

namespace baton::test {

/// A desk of connections in memory, for whatever shows them.
class ConnectionsFixture
{
public:
    MemoryConnectionStore store;
    MemorySecretStore secrets;
    FakeConnector connector;
    SystemScheduler scheduler;
    UiSettings settings; ///< in memory
    ConnectionDesk desk{{store, secrets, connector, scheduler, settings}};

    /// Keeps one of the first vendor, with a secret.
    Connection add(const QString &name, bool production = false, bool readOnly = false)
    {
        Connection connection;
        connection.name = name;
        connection.vendorId = QStringLiteral("one");
        connection.baseUrl = QUrl(QStringLiteral("https://%1.api.one.example").arg(name.toLower().section(u' ', 0, 0)));
        connection.apiVersion = QStringLiteral("v3");
        connection.clientId = QStringLiteral("baton");
        connection.production = production;
        connection.readOnly = readOnly;
        connection.id = *store.put(connection);
        secrets.kept.insert(connection.id, QStringLiteral("s3cret"));
        return connection;
    }

    /// Types into a field of the form, in place of what is there.
    static void fillIn(const QString &field, const QString &text, const QWidget *root)
    {
        auto *line = find<QLineEdit>(field, root);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
};

} // namespace baton::test
