// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/labels.h"

#include <algorithm>

namespace deltascope {

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setMinimumWidth(1);
}

void WrappedLabel::setOnlyGrows(bool onlyGrows)
{
    m_onlyGrows = onlyGrows;
    m_tallest.clear();
    updateGeometry();
}

int WrappedLabel::heightForWidth(int width) const
{
    const int height = ownHeight(width);
    if (!m_onlyGrows)
        return height;
    int &tallest = m_tallest[width];
    return tallest = std::max(tallest, height);
}

int WrappedLabel::ownHeight(int width) const
{
    if (font() != m_font)
        m_tallest.clear();
    if (text() != m_text || font() != m_font) {
        m_heights.clear();
        m_text = text();
        m_font = font();
    }
    const auto known = m_heights.constFind(width);
    return known != m_heights.cend() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
}

WrappedLabel *wrappedLabel(const char *role)
{
    auto *label = new WrappedLabel;
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace deltascope
