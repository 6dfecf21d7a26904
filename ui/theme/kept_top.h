// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <optional>

class QAbstractScrollArea;
class QListView;
class QScrollArea;

namespace deltascope {

/// A part of what scrolls, in pixels below the top of all of it.
struct ScrolledPart
{
    int top = 0;
    int height = 0;
};

/// Where a part is now; nothing: it is gone, or hidden.
using FollowedPart = std::function<std::optional<ScrolledPart>()>;

/// What stands at the top of a scrolled area stays there when the type or the window becomes larger or
/// smaller; the same number of pixels would be something else. Until the area is scrolled again.
class KeptTop : public QObject
{
    Q_OBJECT

public:
    /// Belongs to area. partAt: what is that far below the top of all; none: nothing is.
    KeptTop(QAbstractScrollArea *area, std::function<FollowedPart(int)> partAt);

    /// Brings it to the top again, where that is known; the area has been laid out anew.
    void restore();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void mark();
    int scrolled() const;

    QAbstractScrollArea *m_area;
    std::function<FollowedPart(int)> m_partAt;
    FollowedPart m_part; ///< at the top; none: the area has been scrolled since
    double m_share = 0;  ///< of its height, that is above the top of the area
    int m_above = 0;     ///< pixels between the top of the area and it
    bool m_restores = false;
};

/// Of the innermost widget there.
void keepTop(QScrollArea *area);
/// Of the row there.
void keepTop(QListView *list);

} // namespace deltascope
