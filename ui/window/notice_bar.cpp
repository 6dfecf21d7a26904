// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notice_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace deltascope {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
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
    auto *cross = new QToolButton;
    cross->setProperty("role", QStringLiteral("flat"));
    cross->setAccessibleName(tr("Close this notice"));
    cross->setToolTip(tr("Close (Esc)"));
    setThemedIcon(cross, QStringLiteral("cross"));
    layout->addWidget(cross);
    connect(cross, &QToolButton::clicked, this, [this] { close(m_dismissed); });
    hide();
}

void NoticeBar::tell(const QString &text, const QList<Answer> &answers, std::function<void()> dismissed)
{
    dismiss();
    m_dismissed = std::move(dismissed);
    m_text->setText(text);
    setAccessibleName(text);
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text);
        button->setAccessibleName(answer.text);
        connect(button, &QPushButton::clicked, this, [this, chosen = answer.chosen] { close(chosen); });
        m_answers->addWidget(button);
    }
    show();
}

// The answer may show the next notice, so this one is gone before it is called.
void NoticeBar::close(const std::function<void()> &chosen)
{
    const std::function<void()> call = chosen;
    dismiss();
    if (call)
        call();
}

void NoticeBar::dismiss()
{
    hide();
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

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close(m_dismissed);
    else
        QFrame::keyPressEvent(event);
}

} // namespace deltascope
