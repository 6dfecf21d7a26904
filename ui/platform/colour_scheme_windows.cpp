// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/colour_scheme.h"

#include <QAbstractNativeEventFilter>
#include <QCoreApplication>
#include <QObject>
#include <QSettings>

#include <windows.h>

#include <string_view>

namespace deltascope {

namespace {
// Windows tells all windows that something in its settings has changed, and of colours by this name.
class SchemeWatcher : public QObject, public QAbstractNativeEventFilter
{
public:
    SchemeWatcher(QObject *parent, std::function<void(bool)> changed)
        : QObject(parent)
        , m_changed(std::move(changed))
    {
        QCoreApplication::instance()->installNativeEventFilter(this);
    }

    bool nativeEventFilter(const QByteArray & /*type*/, void *message, qintptr * /*result*/) override
    {
        const auto *told = static_cast<const MSG *>(message);
        if (told->message == WM_SETTINGCHANGE && told->lParam != 0 &&
            std::wstring_view(reinterpret_cast<const wchar_t *>(told->lParam)) == L"ImmersiveColorSet" &&
            systemPrefersDark() != m_dark) {
            m_dark = !m_dark;
            m_changed(m_dark);
        }
        return false;
    }

private:
    std::function<void(bool)> m_changed;
    bool m_dark = systemPrefersDark();
};
} // namespace

bool systemPrefersDark()
{
    const QSettings choice(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\"
                                          "Themes\\Personalize"),
                           QSettings::NativeFormat);
    return choice.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
}

void onSystemSchemeChange(QObject *context, const std::function<void(bool)> &changed)
{
    new SchemeWatcher(context, changed);
}

} // namespace deltascope
