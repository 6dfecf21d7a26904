// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace deltascope {

class NoticeBar;

/// Where a notice is shown. What stays until it is answered or closed gets room of its own above everything
/// it could be about; what is told in passing lies on the lower border of the stage, so that nothing moves
/// for it.
class NoticePlace : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. room lies in the layout where questions go; stage and room are within bar's parent.
    NoticePlace(NoticeBar *bar, QWidget *room, QWidget *stage);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    int heightFor(int width) const;

    NoticeBar *m_bar;
    QWidget *m_room;
    QWidget *m_stage;
};

} // namespace deltascope
