// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QPushButton;
class QVBoxLayout;

#include <QWidget>

namespace deltascope {

/// Gives the frame the look of a card; the column for its parts.
QVBoxLayout *makeCard(QFrame *frame);

/// A button as narrow as its place. role: of the style sheet; null: none.
QPushButton *pushButton(const QString &text, const QString &tip, const char *role = nullptr);
/// The parts side by side, from the left.
QWidget *rowOf(const QList<QWidget *> &parts, int spacing);

/// Another role of the style sheet, which is read again for that.
void setRole(QWidget *widget, const QString &role);

/// A page of tabs that asks for no room while another one is on top: a stack asks all of its pages how high
/// they would like to be, and becomes as high as the highest.
class TabPage : public QWidget
{
public:
    using QWidget::QWidget;

    int heightForWidth(int width) const override { return isHidden() ? 0 : QWidget::heightForWidth(width); }
};

} // namespace deltascope
