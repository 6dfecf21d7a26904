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
    if (width != m_width || text() != m_text || font() != m_font) {
        m_width = width;
        m_text = text();
        m_font = font();
        m_height = QLabel::heightForWidth(width);
    }
    return m_height;
}

QLabel *wrappedLabel(const char *role)
{
    auto *label = new WrappedLabel;
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace deltascope
