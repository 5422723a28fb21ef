// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"

#include <QWidget>

class QToolButton;

namespace baton {

class ElideLabel;

/// *Advanced*: the options that the tenant's reassigns take, folded at first, with what is chosen in words beside it.
class OptionsBox final : public QWidget
{
    Q_OBJECT

public:
    explicit OptionsBox(const std::vector<OrderOption> &options, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const QString &optionId, const QString &value);

private:
    void addOption(QWidget *into, const OrderOption &option);
    void summarise();

    std::vector<OrderOption> m_options;
    QMap<QString, QString> m_values;
    QToolButton *m_fold;
    ElideLabel *m_summary;
    QWidget *m_inside;
};

} // namespace baton
