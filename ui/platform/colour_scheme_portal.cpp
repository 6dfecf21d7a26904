// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/colour_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace deltascope {

// Before Qt 6.5 the desktop's preference is read from the XDG settings portal; where there is none, from the
// palette that the platform starts with.
namespace {
constexpr uint preferDark = 1;

class SchemeWatcher : public QObject
{
    Q_OBJECT

public:
    SchemeWatcher(QObject *parent, std::function<void(bool)> changed)
        : QObject(parent)
        , m_changed(std::move(changed))
    {
        QDBusConnection::sessionBus().connect(QString(), QStringLiteral("/org/freedesktop/portal/desktop"),
                                              QStringLiteral("org.freedesktop.portal.Settings"),
                                              QStringLiteral("SettingChanged"), this,
                                              SLOT(settingChanged(QString, QString, QDBusVariant)));
    }

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
    {
        if (group == QLatin1String("org.freedesktop.appearance") && key == QLatin1String("color-scheme"))
            m_changed(value.variant().toUInt() == preferDark);
    }

private:
    std::function<void(bool)> m_changed;
};
} // namespace

bool systemPrefersDark()
{
    const bool paletteIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return paletteIsDark;
    QDBusMessage ask = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    ask << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    constexpr int patienceInMilliseconds = 100; // the window waits for this answer
    const QDBusMessage answer = bus.call(ask, QDBus::Block, patienceInMilliseconds);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return paletteIsDark;
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt() == preferDark;
}

void onSystemSchemeChange(QObject *context, const std::function<void(bool)> &changed)
{
    new SchemeWatcher(context, changed);
}

} // namespace deltascope

#include "colour_scheme_portal.moc"
