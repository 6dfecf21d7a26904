// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace deltascope {

/// A list that is as narrow as its place: what does not fit is elided, and whole in the tip and in the list
/// when it is open. The wheel does not change it.
class NarrowList : public QComboBox
{
    Q_OBJECT

public:
    explicit NarrowList(const QString &name, QWidget *parent = nullptr);

    void showPopup() override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace deltascope
