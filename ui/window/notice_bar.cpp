// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notice_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

namespace deltascope {

namespace {
using std::chrono::milliseconds;

constexpr milliseconds timeToFind{1000};
// A character of 5.7 in a word and the space after it, at 238 words a minute (Brysbaert, "How many words do
// we read per minute?", 2019).
constexpr milliseconds timeToRead{44};
} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_cross(new QToolButton)
{
    setProperty("role", QStringLiteral("notice"));
    auto *layout = new QHBoxLayout(this);
    const Theme &theme = Theme::instance();
    layout->setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2));
    layout->setSpacing(theme.space(2));
    m_text->setWordWrap(true);
    layout->addWidget(m_text, 1);
    m_answers = new QHBoxLayout;
    m_answers->setSpacing(theme.space(2));
    layout->addLayout(m_answers);
    m_cross->setProperty("role", QStringLiteral("flat"));
    m_cross->setAccessibleName(tr("Close this notice"));
    m_cross->setToolTip(tr("Close (Esc)"));
    setThemedIcon(m_cross, QStringLiteral("cross"));
    layout->addWidget(m_cross);
    connect(m_cross, &QToolButton::clicked, this, &NoticeBar::dismiss);
    new QShortcut(Qt::Key_Escape, this, this, &NoticeBar::dismiss); // before what has the focus
    hide();
}

void NoticeBar::tell(const QString &text, const QList<Answer> &answers, std::function<void()> dismissed)
{
    dismiss();
    show(text, answers, std::move(dismissed));
}

void NoticeBar::tellInPassing(const QString &text)
{
    dismiss();
    m_passes = true;
    m_read.setRemainingTime(timeToFind + timeToRead * text.size());
    qApp->installEventFilter(this);
    show(text, {}, {});
}

void NoticeBar::letPass()
{
    if (m_passes)
        withdraw();
}

// A key that a shortcut takes is first offered to what has the focus, and not pressed then.
bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    const bool goesOn =
        type == QEvent::KeyPress || type == QEvent::ShortcutOverride || type == QEvent::MouseButtonPress;
    const auto *widget = goesOn && watched->isWidgetType() ? static_cast<QWidget *>(watched) : nullptr;
    if (widget && widget->window() == window() && widget != this && !isAncestorOf(widget) &&
        m_read.hasExpired())
        letPass();
    return false;
}

void NoticeBar::reword(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void NoticeBar::show(const QString &text, const QList<Answer> &answers, std::function<void()> dismissed)
{
    m_dismissed = std::move(dismissed);
    m_text->setText(text);
    setAccessibleName(text);
    // Widgets that come late are last in the tab order; these belong before the cross.
    QWidget *before = m_cross;
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text);
        button->setAccessibleName(answer.text);
        connect(button, &QPushButton::clicked, this, [this, chosen = answer.chosen] { close(chosen); });
        m_answers->addWidget(button);
        setTabOrder(before, button);
        before = button;
    }
    if (before != m_cross)
        setTabOrder(before, m_cross);
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

// What is called may show the next notice, so this one is gone before.
void NoticeBar::close(const std::function<void()> &chosen)
{
    const std::function<void()> call = chosen;
    withdraw();
    if (call)
        call();
}

void NoticeBar::dismiss()
{
    close(m_dismissed);
}

void NoticeBar::withdraw()
{
    hide();
    m_passes = false;
    qApp->removeEventFilter(this);
    m_dismissed = {};
    while (QLayoutItem *item = m_answers->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool NoticeBar::asks() const
{
    return !isHidden() && m_answers->count() > 0;
}

} // namespace deltascope
