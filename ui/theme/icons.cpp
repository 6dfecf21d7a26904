// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/recorded/shipped_pictures.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QIconEngine>
#include <QPainter>
#include <QVariant>

#include <map>
#include <utility>

#define QT_STATICPLUGIN // part of the program, no file of its own
#include <QIconEnginePlugin>

namespace deltascope {

namespace {
constexpr int iconSizes[] = {16, 18, 20, 24, 32, 48, 64};

const RecordedPicture *pictureOf(const QString &name)
{
    return shippedPictures().find(QStringLiteral("icons/") + name);
}

QPixmap rendered(const RecordedPicture &icon, const QColor &colour, int size, double devicePixelRatio)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    icon.paint(painter, QRectF(0, 0, size, size), colour);
    return pixmap;
}

/// Draws an icon at the sizes that are asked for, each once.
class RecordedIconEngine : public QIconEngine
{
public:
    RecordedIconEngine(const RecordedPicture &icon, const QColor &normal, const QColor &disabled)
        : m_icon(icon)
        , m_normal(normal)
        , m_disabled(disabled)
    {
    }

    QIconEngine *clone() const override { return new RecordedIconEngine(*this); }
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
            known = rendered(m_icon, mode == QIcon::Disabled ? m_disabled : m_normal, side, 1);
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
    const RecordedPicture &m_icon;
    QColor m_normal;
    QColor m_disabled;
    std::map<std::pair<int, bool>, QPixmap> m_drawn; ///< by side and whether disabled
};

} // namespace

/// Icons for style sheets, which name a file: one that ends so is an icon of ours.
class RecordedIcons : public QIconEnginePlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QIconEngineFactoryInterface_iid FILE "recorded_icons.json")

public:
    static constexpr QLatin1String ending{"recorded"};

    QIconEngine *create(const QString &file) override
    {
        const RecordedPicture *icon = shippedPictures().find(file.chopped(ending.size() + 1));
        return icon ? new RecordedIconEngine(*icon, Qt::black, Qt::black) : nullptr;
    }
};

namespace {
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
    const RecordedPicture *icon = pictureOf(name);
    return icon ? rendered(*icon, colour, size, devicePixelRatio) : QPixmap();
}

QIcon tintedIcon(const QString &name, const QColor &colour)
{
    const RecordedPicture *icon = pictureOf(name);
    if (!icon)
        return {};
    return QIcon(new RecordedIconEngine(*icon, colour, mix(colours().muted, colours().surface, 0.5)));
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
    return QStringLiteral("icons/") + name + QLatin1Char('.') + RecordedIcons::ending;
}

} // namespace deltascope

#include "icons.moc"
Q_IMPORT_PLUGIN(RecordedIcons)
