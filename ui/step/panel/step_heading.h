// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace deltascope {

class StepWalk;

/// What the step is about, in words: where the walk stands, the step's question, its explanation. Where the
/// loss is nearly zero, so that there is little to see of what follows, it offers another example.
class StepHeading : public QWidget
{
    Q_OBJECT

public:
    explicit StepHeading(StepWalk &walk, QWidget *parent = nullptr);

    /// While a pass is open.
    void refresh();

Q_SIGNALS:
    /// An example that the network misreads is wanted.
    void misreadWanted();

private:
    StepWalk &m_walk;
    QLabel *m_caption = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_explanation = nullptr;
    QPushButton *m_misread = nullptr;
};

} // namespace deltascope
