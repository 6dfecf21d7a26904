// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <optional>

namespace deltascope {

/// A small square picture whose pixels stay visible, with a frame or a cross drawn over it.
class PictureBox : public QWidget
{
    Q_OBJECT

public:
    explicit PictureBox(QWidget *parent = nullptr);

    /// A null image leaves plain paper.
    void setPicture(const QImage &picture);
    const QImage &picture() const { return m_picture; }
    /// In pixels of the picture.
    void setFrame(const std::optional<QRectF> &frame);
    void setCross(const std::optional<QPointF> &cross);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_picture;
    std::optional<QRectF> m_frame;
    std::optional<QPointF> m_cross;
};

} // namespace deltascope
