// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace deltascope {

/// Pages of a side panel, whose tabs stand in one row. Where they are wider than the panel, their type is
/// smaller; only where they are still wider than that, as words of another language may be, they are elided.
class PageTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit PageTabs(QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void tabInserted(int index) override;

private:
    void fit();
};

} // namespace deltascope
