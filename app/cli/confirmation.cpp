// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/confirmation.h"

#include <QByteArray>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace baton::cli {

using namespace Qt::StringLiterals;

Confirmation::Confirmation(Output &output) : m_output(output) {}
Confirmation::~Confirmation() = default;

void Confirmation::ask(const QString &question, Answer answer)
{
    m_output.note(question + u" [y/N]"_s);
    wait(
        [](const QByteArray &line) {
            const QByteArray word = line.toLower();
            return word == "y" || word == "yes";
        },
        std::move(answer));
}

void Confirmation::askFor(const QString &line, const QString &question, Answer answer)
{
    m_output.note(question);
    wait([wanted = line.toUtf8()](const QByteArray &typed) { return typed == wanted; }, std::move(answer));
}

void Confirmation::wait(std::function<bool(const QByteArray &line)> isYes, Answer answer)
{
    m_isYes = std::move(isYes);
    m_answer = std::move(answer);
#ifdef Q_OS_UNIX
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Confirmation::lineIsThere);
#else
    QMetaObject::invokeMethod(this, &Confirmation::lineIsThere, Qt::QueuedConnection);
#endif
}

void Confirmation::lineIsThere()
{
    QByteArray line;
#ifdef Q_OS_UNIX
    // A terminal hands over a whole line at once.
    line.resize(256);
    const ssize_t size = ::read(STDIN_FILENO, line.data(), static_cast<size_t>(line.size()));
    line.resize(std::max<ssize_t>(size, 0));
    m_notifier->setEnabled(false);
    m_notifier.release()->deleteLater();
#endif
    const bool yes = m_isYes && m_isYes(line.trimmed());
    if (const Answer answer = std::exchange(m_answer, {}))
        answer(yes);
}

} // namespace baton::cli
