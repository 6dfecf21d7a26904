// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace deltascope {

/// A list that is as narrow as its place, though it asks for as much as its entries need: what does not fit
/// is elided, and whole in the tip and in the list when it is open. The wheel does not change it. help: what
/// it is for, below that in the tip.
class NarrowList : public QComboBox
{
    Q_OBJECT

public:
    explicit NarrowList(const QString &name, const QString &help = {}, QWidget *parent = nullptr);

    void showPopup() override;
    QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshTip();

    QString m_help;
};

} // namespace deltascope
