// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/mistakes/misread_model.h"

#include <QListView>

namespace deltascope {

/// Digits with what the network makes of them: picture, answer, ten output bars. A click or an arrow key puts
/// one on the stage; its button at the right, a double click or Enter steps through it.
class MisreadList : public QListView
{
    Q_OBJECT

public:
    explicit MisreadList(QWidget *parent = nullptr);

    /// Other digits. A digit that stays in the list stays the current one, and where it is in the window.
    void setDigits(std::vector<ReadDigit> digits, std::shared_ptr<const Dataset> test);
    const MisreadModel &digits() const { return m_model; }
    /// The pointer is on the list.
    bool hasPointer() const { return m_hasPointer; }
    /// Where the button of a row is, in the viewport.
    QRect stepButton(const QModelIndex &index) const;

Q_SIGNALS:
    /// The user wants to see this test image on the stage, or to step through it.
    void exampleRequested(int index);
    void stepRequested(int index);
    void pointerLeft();

protected:
    bool viewportEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QModelIndex buttonAt(const QPoint &position) const;
    void leave();

    MisreadModel m_model;
    bool m_hasPointer = false;
};

} // namespace deltascope
