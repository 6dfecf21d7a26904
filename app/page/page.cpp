// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a browser, and its tests, ask the program; on the interface thread.
#include "ui/window/files/session_files.h"
#include "ui/window/main_window.h"

#include <QAccessible>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <emscripten.h>

using namespace deltascope;

namespace {
MainWindow *mainWindow()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        if (auto *main = qobject_cast<MainWindow *>(window))
            return main;
    return nullptr;
}

void describe(const QAccessibleInterface &shown, QJsonArray &all)
{
    const QAccessible::State state = shown.state();
    if (state.invisible)
        return;
    const QRect place = shown.rect();
    all.append(QJsonObject{{QStringLiteral("role"), static_cast<int>(shown.role())},
                           {QStringLiteral("name"), shown.text(QAccessible::Name)},
                           {QStringLiteral("text"), shown.text(QAccessible::Description)},
                           {QStringLiteral("value"), shown.text(QAccessible::Value)},
                           {QStringLiteral("x"), place.x()},
                           {QStringLiteral("y"), place.y()},
                           {QStringLiteral("width"), place.width()},
                           {QStringLiteral("height"), place.height()},
                           {QStringLiteral("enabled"), !state.disabled}});
    for (int i = 0; i < shown.childCount(); ++i)
        if (const QAccessibleInterface *child = shown.child(i))
            describe(*child, all);
}
} // namespace

/// Whether leaving the page loses something; what has been kept on the side is offered at the next visit all
/// the same.
extern "C" EMSCRIPTEN_KEEPALIVE int deltascope_has_unsaved_work()
{
    MainWindow *window = mainWindow();
    return window && window->files().hasUnsavedTraining() ? 1 : 0;
}

/// What is to be seen, as assistive technology is told, as JSON; in pixels of the page. Valid until the next
/// call.
extern "C" EMSCRIPTEN_KEEPALIVE const char *deltascope_described()
{
    static QByteArray text;
    QJsonArray all;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        if (const QAccessibleInterface *shown =
                window->isVisible() ? QAccessible::queryAccessibleInterface(window) : nullptr)
            describe(*shown, all);
    text = QJsonDocument(all).toJson(QJsonDocument::Compact);
    return text.constData();
}
