// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/plain_text.h"

#include <cerrno>
#include <cstdio>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace baton::cli {

namespace {

bool isTerminal(std::FILE *file)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(file)) != 0;
#else
    return isatty(fileno(file)) != 0;
#endif
}

void writeError(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace

StandardOutput::StandardOutput() : m_errorIsTerminal(isTerminal(stderr)) {}

Written StandardOutput::data(const QByteArray &bytes)
{
    clearProgress();
    const auto size = static_cast<size_t>(bytes.size());
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return Written::All;
    return errno == EPIPE ? Written::ReaderGone : Written::Failed;
}

void StandardOutput::note(const QString &line)
{
    clearProgress();
    writeError(singleSentence(line).toUtf8() + '\n');
}

void StandardOutput::progress(const QString &line)
{
    if (!m_errorIsTerminal)
        return;
    const QString clean = singleSentence(line);
    const int width = displayWidth(clean);
    QByteArray bytes = '\r' + clean.toUtf8();
    if (width < m_progressWidth)
        bytes += QByteArray(m_progressWidth - width, ' ');
    m_progressWidth = width;
    writeError(bytes);
}

void StandardOutput::clearProgress()
{
    if (m_progressWidth == 0)
        return;
    writeError('\r' + QByteArray(m_progressWidth, ' ') + '\r');
    m_progressWidth = 0;
}

bool canAsk()
{
    return isTerminal(stdin) && isTerminal(stderr);
}

} // namespace baton::cli
