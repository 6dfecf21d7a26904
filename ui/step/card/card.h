// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QVBoxLayout;

#include <QWidget>

namespace deltascope {

/// Gives the frame the look of a card; the column for its parts.
QVBoxLayout *makeCard(QFrame *frame);

/// A page of tabs that asks for no room while another one is on top: a stack asks all of its pages how high
/// they would like to be, and becomes as high as the highest.
class TabPage : public QWidget
{
public:
    using QWidget::QWidget;

    int heightForWidth(int width) const override { return isHidden() ? 0 : QWidget::heightForWidth(width); }
};

} // namespace deltascope
