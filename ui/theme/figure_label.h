// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace deltascope {

/// One line that changes with every picture of a training: a number, or "epoch <b>1.05</b>", on a surface, at
/// the left or the right, half way up. It looks as any other label does, but is painted at a fraction of its
/// cost.
class FigureLabel : public QLabel
{
    Q_OBJECT

public:
    explicit FigureLabel(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part;

    QList<Part> parts() const;
};

} // namespace deltascope
