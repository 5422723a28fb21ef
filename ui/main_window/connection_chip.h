// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "app/providers/traffic_meter.h"

#include <QAbstractButton>

namespace baton {

class IconLabel;
class TextBlock;

/// The connection at the foot of the navigation: its name, which is never cut, whose account it is, and how it goes.
/// A button only where there is something to switch to.
class ConnectionChip final : public QAbstractButton
{
    Q_OBJECT

public:
    ConnectionChip(const Connection &connection, const QString &vendor, QWidget *parent = nullptr);

    void setAccount(const QString &account);
    void setHealth(TrafficMeter::Health health);
    void setSwitchable(bool switchable);
    /// What the name needs to stand on one line.
    int preferredWidth() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    QString m_vendor;
    QString m_account;
    QString m_address;
    QString m_marks; ///< "production"
    bool m_sandbox;
    TrafficMeter::Health m_health = TrafficMeter::Health::Unknown;
    IconLabel *m_icon;
    TextBlock *m_name;
    TextBlock *m_words;
    IconLabel *m_chevron;
};

} // namespace baton
