// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/page/page.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QScrollArea;
class QToolButton;

namespace deltascope {

/// The digits that were found on a page, one of which is chosen, and the steps of reading the page, each of
/// which can be switched off. It shows what it is given and decides nothing.
class PageStrip : public QWidget
{
    Q_OBJECT

public:
    explicit PageStrip(QWidget *parent = nullptr);

    void show(const Page &page, std::size_t chosen, const PageSteps &steps);

Q_SIGNALS:
    void digitChosen(int index);
    void stepsChosen(const deltascope::PageSteps &steps);

private:
    void showDigits(const Page &page, std::size_t chosen);
    QToolButton *addStep(const QString &name, const QString &toolTip);
    PageSteps steps() const;

    QScrollArea *m_area = nullptr;
    QHBoxLayout *m_layout = nullptr;
    QButtonGroup *m_digits = nullptr;
    QToolButton *m_light = nullptr;
    QToolButton *m_lines = nullptr;
    QToolButton *m_specks = nullptr;
};

} // namespace deltascope
