// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace baton::cli {

/// A question on a terminal, answered by one line of standard input. The event loop goes on meanwhile.
class Confirmation : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(bool yes)>;

    explicit Confirmation(Output &output);
    ~Confirmation() override;

    /// One question at a time; a new one replaces the old one. Only "y" and "yes" say yes; the end of input says no.
    void ask(const QString &question, Answer answer);
    /// The same for a line that the question names: only this very line says yes.
    void askFor(const QString &line, const QString &question, Answer answer);

private:
    void wait(std::function<bool(const QByteArray &line)> isYes, Answer answer);
    void lineIsThere();

    Output &m_output;
    std::function<bool(const QByteArray &line)> m_isYes;
    Answer m_answer;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace baton::cli
