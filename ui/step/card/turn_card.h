// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QKeyEvent;
class QVBoxLayout;

namespace deltascope {

/// A card of Step that is something to do, and that is switched on for it: above the step while it is on,
/// and out of the way while it is off, without a frame: then its switch stands among others.
class TurnCard : public QFrame
{
    Q_OBJECT

public:
    explicit TurnCard(QWidget *parent = nullptr);

    /// As it is shown.
    bool isOn() const { return m_on; }

Q_SIGNALS:
    void switched();
    /// The keys are wanted by the stage: what had them is hidden or left.
    void keysGivenUp();
    /// More of it is shown than before, and should be in sight.
    void grown();

protected:
    /// For its parts.
    QVBoxLayout *column() const { return m_column; }
    void showOn(bool on);
    /// Where Enter does something: it presses the button that has the keys, or calls enter; Escape gives the
    /// keys up. False for any other key.
    bool takesKey(QKeyEvent *event, const std::function<void()> &enter);

private:
    void frame(bool framed);

    QVBoxLayout *m_column;
    QMargins m_framed;
    bool m_on = false;
};

} // namespace deltascope
