// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

// Outside the namespace, as Q_INIT_RESOURCE demands: the pictures live in a static library.
static void loadPictures()
{
    Q_INIT_RESOURCE(baton);
}

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Thinner lines when drawn large, so that every size has the weight of the text around it.
QByteArray strokeFor(int logicalSize)
{
    if (logicalSize >= 32)
        return "1.05";
    return logicalSize >= 20 ? "1.25" : "1.5";
}

QPixmap render(QLatin1StringView name, const QColor &ink, const QColor &hole, const QSize &pixels, int logicalSize)
{
    const QString key = u"baton/%1/%2/%3/%4x%5/%6"_s.arg(name, ink.name(), hole.name())
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(logicalSize);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    loadPictures();
    QFile file(u":/baton/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon %s", name.data());
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("#111111", ink.name().toLatin1());
    svg.replace("#eeeeee", hole.name().toLatin1());
    svg.replace("stroke-width=\"1.5\"", QByteArray("stroke-width=\"" + strokeFor(logicalSize) + "\""));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QLatin1StringView name, Token ink) : m_name(name), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, picture(rect.size() * ratio, rect.height(), mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return picture(size, size.height(), mode);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return picture(size, static_cast<int>(std::lround(size.height() / scale)), mode);
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_ink); }

private:
    QPixmap picture(const QSize &pixels, int logicalSize, QIcon::Mode mode) const
    {
        const Theme &theme = Theme::of(QGuiApplication::palette());
        const Token ink = mode == QIcon::Disabled ? Token::TextOff : m_ink;
        return render(m_name, theme.color(ink), theme.color(Token::Base), pixels, logicalSize);
    }

    QLatin1StringView m_name; ///< a literal
    Token m_ink;
};

} // namespace

QIcon themedIcon(QLatin1StringView name, Token ink)
{
    return QIcon(new ThemedIconEngine(name, ink));
}

void paintGlyph(QPainter &painter, const QRect &rect, QLatin1StringView name, const QColor &ink, const QColor &hole)
{
    if (name.isEmpty())
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(rect, render(name, ink, hole, rect.size() * ratio, rect.height()));
}

} // namespace baton
