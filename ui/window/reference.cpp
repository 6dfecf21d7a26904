// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reference.h"

#include "ui/equations/convention_switch.h"
#include "ui/platform/keys.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QStyle>
#include <QTextBrowser>

#include <utility>

namespace deltascope {

namespace {
constexpr QSize usualSize(940, 600);
constexpr int notationShare = 3; // of the width
constexpr int keysShare = 2;

QString plain(QString text)
{
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

QString namesOf(const QList<QKeySequence> &keys)
{
    QStringList names;
    for (const QKeySequence &key : keys)
        names.append(shownKey(key));
    return names.join(QStringLiteral(", "));
}

void addMenu(const QMenu *menu, QList<KeyEntry> &entries)
{
    for (const QAction *action : menu->actions()) {
        if (action->menu())
            addMenu(action->menu(), entries);
        else if (action->isEnabled() && action->isVisible() && !action->shortcuts().isEmpty())
            entries.append({namesOf(action->shortcuts()), plain(action->text())});
    }
}

bool isDigit(const QKeySequence &key)
{
    return key.count() == 1 && key[0].key() >= Qt::Key_0 && key[0].key() <= Qt::Key_9 &&
           key[0].keyboardModifiers() == Qt::NoModifier;
}

// A button's own key, or those that press it without its pause for the eye.
QList<QKeySequence> keysThatPress(const QAbstractButton *button)
{
    QList<QKeySequence> keys;
    if (!button->shortcut().isEmpty())
        keys.append(button->shortcut());
    for (const QShortcut *shortcut : button->findChildren<QShortcut *>())
        keys.append(shortcut->key());
    return keys;
}

void addButtons(const QWidget *window, QList<KeyEntry> &entries)
{
    bool labels = false;
    for (const auto *button : window->findChildren<QAbstractButton *>()) {
        const QList<QKeySequence> keys = keysThatPress(button);
        if (!button->isVisible() || keys.isEmpty())
            continue;
        if (isDigit(keys.first()))
            labels = true;
        else
            entries.append({namesOf(keys), button->accessibleName()});
    }
    if (labels)
        entries.append({QStringLiteral("0 … 9"), Reference::tr("Say which digit it was meant to be")});
}

QString row(const QString &first, const QString &second)
{
    return QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>").arg(first, second);
}

QString notationRow(const NotationEntry &entry)
{
    QString text = notationHtml(entry.meaning);
    if (!entry.size.isEmpty())
        text += QLatin1Char(' ') + Reference::tr("Size: %1.").arg(entry.size);
    if (!entry.place.isEmpty())
        text += QLatin1Char(' ') + Reference::tr("On the stage: %1.").arg(notationHtml(entry.place));
    return row(notationHtml(entry.symbol), text);
}

QTextBrowser *page(const QString &name)
{
    auto *browser = new QTextBrowser;
    browser->setAccessibleName(name);
    browser->setFrameShape(QFrame::NoFrame);
    browser->setTabChangesFocus(true);
    return browser;
}
} // namespace

QList<KeyEntry> keysOf(const QWidget *window)
{
    QList<KeyEntry> entries = {
        {Reference::tr("Space, Enter"), Reference::tr("Press what has the focus")},
        {Reference::tr("Tab, Shift+Tab"), Reference::tr("To the next control, or back")},
        {Reference::tr("Esc"), Reference::tr("Close a notice; leave Present or the full screen")},
    };
    if (const auto *main = qobject_cast<const QMainWindow *>(window))
        for (const QAction *menu : main->menuBar()->actions())
            addMenu(menu->menu(), entries);
    addButtons(window, entries);
    return entries;
}

Reference::Reference(QWidget *window, std::function<QString()> job, std::function<NetworkSizes()> sizes)
    : QDialog(window)
    , m_window(window)
    , m_job(std::move(job))
    , m_sizes(std::move(sizes))
    , m_notation(page(tr("Key to the notation")))
    , m_keys(page(tr("Keys of the present job")))
{
    setWindowTitle(tr("Notation and keys"));
    auto *brackets = new QCheckBox(tr("Write the numbers of layers in brackets, as in x⁽¹⁾"));
    brackets->setAccessibleName(brackets->text());
    brackets->setToolTip(tr("As many books do, so that nobody takes them for powers"));
    brackets->setChecked(layersInBrackets());
    connect(brackets, &QCheckBox::toggled, this, [](bool wanted) {
        setLayersInBrackets(wanted);
        QSettings().setValue(QStringLiteral("window/layers-in-brackets"), wanted);
        Theme::instance().restyle();
    });
    const Theme &theme = Theme::instance();
    auto *left = new QVBoxLayout;
    left->addWidget(m_notation, 1);
    left->addWidget(new ConventionSwitch);
    left->addWidget(brackets);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(3));
    layout->addLayout(left, notationShare);
    layout->addWidget(m_keys, keysShare);
    connect(&Theme::instance(), &Theme::changed, this, &Reference::refresh);
}

// Unlike a dialog's own, it stops nothing. It has a title too.
void Reference::open()
{
    if (!isVisible())
        resize(usualSize.boundedTo(m_window->size() -
                                   QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight))));
    show();
    raise();
    activateWindow();
    refresh();
}

// What was being read stays where it is.
void Reference::refresh()
{
    if (!isVisible())
        return;
    for (const auto &[browser, html] :
         {std::pair(m_notation, notationHtmlPage()), std::pair(m_keys, keysHtmlPage())}) {
        const int place = browser->verticalScrollBar()->value();
        browser->setHtml(html);
        browser->verticalScrollBar()->setValue(place);
    }
}

QString Reference::notationHtmlPage() const
{
    QString rows;
    for (const NotationEntry &entry : notationKey(m_sizes()))
        rows += notationRow(entry);
    return QStringLiteral("<h3>%1</h3><table cellpadding=\"4\">%2</table>").arg(tr("Notation"), rows);
}

QString Reference::keysHtmlPage() const
{
    QString rows;
    for (const KeyEntry &entry : keysOf(m_window))
        rows += row(entry.keys.toHtmlEscaped(), entry.meaning.toHtmlEscaped());
    return QStringLiteral("<h3>%1</h3><table cellpadding=\"4\">%2</table>")
        .arg(tr("Keys in %1").arg(m_job()).toHtmlEscaped(), rows);
}

QString Reference::notationText() const
{
    return m_notation->toPlainText();
}

QString Reference::keysText() const
{
    return m_keys->toPlainText();
}

} // namespace deltascope
