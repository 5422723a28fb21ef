// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

#include <QStringList>

namespace baton::test {

/// Keeps what a command writes.
class RecordingOutput final : public cli::Output
{
public:
    QByteArray written;
    QStringList notes;
    cli::Written answer = cli::Written::All; ///< anything else: data are not kept

    cli::Written data(const QByteArray &bytes) override
    {
        if (answer == cli::Written::All)
            written += bytes;
        return answer;
    }
    void note(const QString &line) override { notes << line; }
    void progress(const QString &) override {}

    bool told(const QString &part) const { return notes.join(u'\n').contains(part); }
};

} // namespace baton::test
