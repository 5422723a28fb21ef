// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace baton::cli {

/// What became of data. A reader may have enough before the end, as head(1) has: no failure for a list.
enum class Written { All, ReaderGone, Failed };

/// Where a command writes: data for whoever called it, and what a person may want to know meanwhile.
class Output
{
public:
    virtual ~Output() = default;
    virtual Written data(const QByteArray &bytes) = 0;
    /// One line that stays. Control characters in it are dropped.
    virtual void note(const QString &line) = 0;
    /// One line that the next line replaces. Nothing where nobody looks.
    virtual void progress(const QString &line) = 0;
};

/// Standard output and standard error.
class StandardOutput final : public Output
{
public:
    StandardOutput();
    Written data(const QByteArray &bytes) override;
    void note(const QString &line) override;
    void progress(const QString &line) override;

private:
    void clearProgress();

    bool m_errorIsTerminal = false;
    int m_progressWidth = 0;
};

/// True when a person sits at both ends: questions can be asked.
bool canAsk();

} // namespace baton::cli
