// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace deltascope {

class StepWalk;

/// Says what stands between the pass and the network: that training has gone on, that the update has been
/// applied, or that the example needs a label before there can be a pass. Hidden when there is nothing to
/// say.
class PassNotice : public QFrame
{
    Q_OBJECT

public:
    explicit PassNotice(StepWalk &walk, QWidget *parent = nullptr);

    QString text() const;

Q_SIGNALS:
    /// What has the keys is about to be hidden.
    void keysGivenUp();

private:
    void refresh();
    void setShown(QWidget *part, bool shown);
    void say(const QString &text);

    StepWalk &m_walk;
    QLabel *m_text = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_undo = nullptr;
    QWidget *m_digits = nullptr;
};

} // namespace deltascope
