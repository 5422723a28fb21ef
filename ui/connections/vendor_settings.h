// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"

#include <QObject>

class QFormLayout;

namespace baton {

/// The rows of a form for what only one vendor's connections can be told. What was typed for another vendor stays.
class VendorSettings final : public QObject
{
    Q_OBJECT

public:
    /// Adds its rows at the end of the form, which outlives it.
    VendorSettings(QFormLayout &form, QWidget &parent);

    void setValues(const QMap<QString, QString> &values) { m_values = values; }
    /// By name, of every vendor that was picked.
    const QMap<QString, QString> &values() const { return m_values; }
    /// What this way to sign in asks for.
    void show(const std::vector<VendorSetting> &settings, SignInKind signIn);

Q_SIGNALS:
    void edited();

private:
    QWidget *newEditor(const VendorSetting &setting);
    void keep(const QString &name, const QString &value);

    QFormLayout &m_form;
    QWidget &m_parent;
    QList<QWidget *> m_rows;
    QMap<QString, QString> m_values;
};

} // namespace baton
