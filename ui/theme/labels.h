// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QLabel>
#include <QString>

namespace deltascope {

/// A text that wraps however narrow its place is. Laying it out is most of what a panel full of text costs,
/// and layouts ask for the same height again and again: it is kept.
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    int heightForWidth(int width) const override;
    /// From now on it only grows, while its font and width stay: nothing below it moves when its text becomes
    /// shorter again.
    void setOnlyGrows(bool onlyGrows);

private:
    int ownHeight(int width) const;

    bool m_onlyGrows = false;
    mutable QHash<int, int> m_tallest; ///< by width, since it only grows
    mutable QHash<int, int> m_heights; ///< by width, of m_text in m_font
    mutable QString m_text;
    mutable QFont m_font;
};

/// role: of the style sheet; null: none.
WrappedLabel *wrappedLabel(const char *role = nullptr);

} // namespace deltascope
