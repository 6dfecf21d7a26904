// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/types.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace deltascope {

/// Some test images in a row, each with a number below. A click, or Enter on the one that the arrow keys
/// chose, asks for it.
class ImageStrip : public QWidget
{
    Q_OBJECT

public:
    struct Shown
    {
        int index = 0; ///< in the test set
        double value = 0;
    };

    explicit ImageStrip(const QString &name, QWidget *parent = nullptr);

    /// As many of them as fit are drawn.
    void show(const std::vector<Shown> &images, const Dataset &test);
    void clear();
    /// What is shown belongs to an earlier network: drawn pale.
    void setOld(bool old);
    const std::vector<Shown> &images() const { return m_images; }
    QRect box(int place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void exampleRequested(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int fitting() const;
    void describe();

    std::vector<Shown> m_images;
    std::vector<QImage> m_pictures;
    int m_current = 0;
    bool m_old = false;
};

} // namespace deltascope
