// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/digit_pad.h"

#include <QGridLayout>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr int columns = 7;
constexpr int keyHeight = 32;
// In the order of a calculator's pad, so far as three rows allow.
constexpr const char *keys[] = {"7", "8", "9", "+", "·", "(", "^", "4", "5", "6",
                                "−", "/", ")", "e", "1", "2", "3", "0", ".", ","};
} // namespace

DigitPad::DigitPad(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(3);
    int place = 0;
    const auto add = [&](const QString &text, const QString &name) {
        auto *key = new QToolButton;
        key->setText(text);
        key->setAccessibleName(name);
        key->setFocusPolicy(Qt::NoFocus);
        key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        key->setMinimumHeight(keyHeight);
        grid->addWidget(key, place / columns, place % columns);
        ++place;
        return key;
    };
    for (const char *key : keys) {
        const QString text = QString::fromUtf8(key);
        connect(add(text, tr("Type %1").arg(text)), &QToolButton::clicked, this,
                [this, text] { Q_EMIT tapped(text); });
    }
    connect(add(QStringLiteral("←"), tr("Delete the last character")), &QToolButton::clicked, this,
            &DigitPad::backspaceTapped);
}

} // namespace deltascope
