// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_desk.h"
#include "ui/connections/connection_draft.h"

#include <QDialog>

class QPushButton;

namespace baton {

class Banner;
class ConnectionForm;

/// A connection, new or changed. What was typed is only lost when a person says so.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `before`: what is changed; nothing: a new one.
    ConnectionDialog(ConnectionDesk &desk, const std::optional<Connection> &before, QWidget *parent = nullptr);

    /// Asks before it throws typed fields away.
    void reject() override;

Q_SIGNALS:
    /// It is kept, with its secret. `open`: the person wants to see it now.
    void kept(const baton::ConnectionId &id, bool open);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void save(bool open);
    void took(const Result<ConnectionDesk::Kept> &kept, bool open);
    void test();
    void setBusy(bool busy);

    ConnectionDesk &m_desk;
    std::optional<Connection> m_before;
    ConnectionForm *m_form;
    ConnectionDraft m_begun; ///< what cannot be lost because nobody typed it
    Banner *m_banner;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_open;
};

/// Opens the dialog; what is kept with the wish to see it is asked for at the desk.
ConnectionDialog *openConnectionDialog(ConnectionDesk &desk, const std::optional<Connection> &before, QWidget &parent);

} // namespace baton
