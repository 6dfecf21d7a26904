// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/labels.h"

namespace deltascope {

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setMinimumWidth(1);
}

int WrappedLabel::heightForWidth(int width) const
{
    if (text() != m_text || font() != m_font) {
        m_heights.clear();
        m_text = text();
        m_font = font();
    }
    const auto known = m_heights.constFind(width);
    return known != m_heights.cend() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
}

QLabel *wrappedLabel(const char *role)
{
    auto *label = new WrappedLabel;
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace deltascope
