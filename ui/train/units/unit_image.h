// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/types.h"
#include "ui/theme/signed_scale.h"

#include <QWidget>

#include <optional>

namespace deltascope {

/// The picture of one unit, large, with the number of the pixel that the pointer or, with the focus, the
/// arrow keys are on, and the ends of its colour scale below.
class UnitImage : public QWidget
{
    Q_OBJECT

public:
    explicit UnitImage(QWidget *parent = nullptr);

    /// name: of a pixel's number in the notation, with %1 for the pixel. values: 784 of them, or none.
    void show(const QString &name, const Matrix<float> &values);
    /// The pixel whose number is told, and what is told: its name and its exact value, in plain characters.
    std::optional<int> pixel() const { return m_hovered ? m_hovered : m_current; }
    QString reading() const;
    QRectF box(int pixel) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void readingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void mark(std::optional<int> hovered, std::optional<int> current);
    void makePicture();

    QString m_name;
    Matrix<float> m_values;
    QImage m_picture;
    double m_range = 0;
    std::optional<int> m_hovered;
    std::optional<int> m_current; ///< of the keyboard
};

} // namespace deltascope
