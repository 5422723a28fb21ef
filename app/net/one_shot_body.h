// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace baton {

/// A request body that can be read once. QNetworkAccessManager (6.4.2, HTTP/1.1) sends a request again by itself, POST
/// included, when the server hangs up without an answer; only a sequential device that refuses reset(), unbuffered
/// and with a Content-Length, keeps it from doing so. Used for an empty body too.
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    /// The network code has asked for the body: bytes may have left.
    bool wasRead() const { return m_wasRead; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_position >= m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_wasRead = false;
};

} // namespace baton
