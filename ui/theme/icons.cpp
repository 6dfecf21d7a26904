// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "core/files/resources.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QVariant>

namespace deltascope {

namespace {
constexpr int iconSizes[] = {16, 18, 20, 24, 32, 48, 64};

QString iconFile(const QString &name)
{
    return QString::fromStdString((resource_folder() / "icons").string()) + QLatin1Char('/') + name +
           QStringLiteral(".svg");
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

void addPixmaps(QIcon &icon, const QByteArray &svg, QIcon::Mode mode)
{
    for (const int size : iconSizes)
        icon.addPixmap(rendered(svg, size, 1), mode);
}

void updateIcon(QAbstractButton *button)
{
    const QString name = button->property("themedIcon").toString();
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
    QIcon icon;
    const QByteArray svg = colouredSvg(name, colour);
    if (svg.isEmpty())
        return icon;
    addPixmaps(icon, svg, QIcon::Normal);
    addPixmaps(icon, colouredSvg(name, mix(colours().muted, colours().surface, 0.5)), QIcon::Disabled);
    return icon;
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

QString chevronFile(bool dark)
{
    return iconFile(dark ? QStringLiteral("chevron-on-dark") : QStringLiteral("chevron-on-light"));
}

QString tickFile(bool dark)
{
    return iconFile(dark ? QStringLiteral("tick-on-dark") : QStringLiteral("tick-on-light"));
}

} // namespace deltascope
