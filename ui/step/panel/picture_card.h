// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/card/card.h"
#include "ui/step/pictures/term_picture.h"

class QGridLayout;

namespace deltascope {

class ActivationCurve;

/// The pictures of the terms that a step reads and makes, and the curve of φ where that has a part in it.
class PictureCard : public TabPage
{
    Q_OBJECT

public:
    explicit PictureCard(StepWalk &walk, QWidget *parent = nullptr);

    /// Shows the step at which the walk stands.
    void refresh();
    /// Whether it is for paper; from the next refresh on.
    void setPrinted(bool printed) { m_printed = printed; }
    /// Those that are shown now.
    QList<TermPicture *> pictures() const;

private:
    void showCurve();
    void show(const QList<PictureContent> &contents);

    static constexpr int most = 4;
    static constexpr int belowAll = most + 1; ///< the row of the grid

    StepWalk &m_walk;
    QGridLayout *m_grid = nullptr;
    ActivationCurve *m_curve = nullptr;
    TermPicture *m_pictures[most] = {};
    int m_shown = 0;
    bool m_printed = false;
};

} // namespace deltascope
