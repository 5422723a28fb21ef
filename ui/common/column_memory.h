// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/ui_settings.h"

#include <QObject>

namespace baton {

class TableHeader;

/// Leaves the columns of a table or a tree as the person left them: their order, widths, which are hidden, what they
/// are sorted by.
class ColumnMemory final : public QObject
{
    Q_OBJECT

public:
    /// Restores now, and stores whatever changes from now on. `settings` outlives the header.
    ColumnMemory(TableHeader &header, UiSettings &settings, QString id);

private:
    void restore();
    void storeSoon();
    ColumnLayout layout() const;

    TableHeader &m_header;
    UiSettings &m_settings;
    QString m_id;
    ColumnLayout m_stored;
    bool m_storing = false;
};

} // namespace baton
