// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <QVariant>

#include <map>
#include <utility>

namespace deltascope {

namespace {
const QString searchPrefix = QStringLiteral("icons");
constexpr int iconSizes[] = {16, 18, 20, 24, 32, 48, 64};

QString iconFile(const QString &name)
{
    return qstring_from(resource_folder() / "icons") + QLatin1Char('/') + name + QStringLiteral(".svg");
}

QByteArray colouredSvg(const QString &name, const QColor &colour)
{
    QFile file(iconFile(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

QPixmap rendered(const QByteArray &svg, int size, double devicePixelRatio)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

/// Draws an icon at the sizes that are asked for, each once.
class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(QByteArray normal, QByteArray disabled)
        : m_normal(std::move(normal))
        , m_disabled(std::move(disabled))
    {
    }

    QIconEngine *clone() const override { return new SvgIconEngine(*this); }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    // size is in pixels of the device.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, double) override
    {
        const int side = qMin(size.width(), size.height());
        QPixmap &known = m_drawn[{side, mode == QIcon::Disabled}];
        if (known.isNull())
            known = rendered(mode == QIcon::Disabled ? m_disabled : m_normal, side, 1);
        return known;
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int size : iconSizes)
            sizes.append({size, size});
        return sizes;
    }

private:
    QByteArray m_normal;
    QByteArray m_disabled;
    std::map<std::pair<int, bool>, QPixmap> m_drawn; ///< by side and whether disabled
};

void updateIcon(QAbstractButton *button)
{
    const QString name = button->property("themedIcon").toString();
    if (!button->property("plainIconSize").isValid())
        button->setProperty("plainIconSize", button->iconSize().height());
    const int side = Theme::instance().iconSize(button->property("plainIconSize").toInt());
    button->setIconSize({side, side});
    const bool primary = button->property("role").toString() == QLatin1String("primary");
    button->setIcon(primary ? tintedIcon(name, colours().onAccent) : themedIcon(name));
}
} // namespace

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, double devicePixelRatio)
{
    const QByteArray svg = colouredSvg(name, colour);
    return svg.isEmpty() ? QPixmap() : rendered(svg, size, devicePixelRatio);
}

QIcon tintedIcon(const QString &name, const QColor &colour)
{
    const QByteArray svg = colouredSvg(name, colour);
    if (svg.isEmpty())
        return {};
    return QIcon(new SvgIconEngine(svg, colouredSvg(name, mix(colours().muted, colours().surface, 0.5))));
}

QIcon themedIcon(const QString &name)
{
    return tintedIcon(name, colours().text);
}

void setThemedIcon(QAbstractButton *button, const QString &name)
{
    const bool known = button->property("themedIcon").isValid();
    button->setProperty("themedIcon", name);
    updateIcon(button);
    if (!known)
        QObject::connect(&Theme::instance(), &Theme::changed, button, [button] { updateIcon(button); });
}

QString styleSheetIcon(const QString &name)
{
    QDir::setSearchPaths(searchPrefix, {QFileInfo(iconFile(name)).path()});
    return searchPrefix + QLatin1Char(':') + name + QStringLiteral(".svg");
}

} // namespace deltascope
