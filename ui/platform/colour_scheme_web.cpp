// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/colour_scheme.h"

#include <QPointer>

#include <emscripten.h>

namespace deltascope {

namespace {
struct Watcher
{
    QPointer<QObject> context;
    std::function<void(bool)> changed;
};

std::vector<Watcher> &watchers()
{
    static std::vector<Watcher> all;
    return all;
}
} // namespace

// clang-format off
EM_JS(int, page_prefers_dark, (), {
    return matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0;
});

EM_JS(void, watch_scheme_of_page, (), {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
        Module['_deltascope_scheme_changed'](event.matches ? 1 : 0);
    });
});
// clang-format on

extern "C" EMSCRIPTEN_KEEPALIVE void deltascope_scheme_changed(int dark)
{
    for (const Watcher &each : watchers())
        if (each.context)
            each.changed(dark != 0);
}

bool systemPrefersDark()
{
    return page_prefers_dark() != 0;
}

void onSystemSchemeChange(QObject *context, const std::function<void(bool)> &changed)
{
    if (watchers().empty())
        watch_scheme_of_page();
    watchers().push_back({context, changed});
}

} // namespace deltascope
