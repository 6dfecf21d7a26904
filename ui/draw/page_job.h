// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawing_history.h"
#include "ui/draw/open_page.h"

#include <QObject>

#include <functional>

class QImage;

namespace deltascope {

class Canvas;

/// Opens pictures of paper and lays one of the digits found on the canvas. Pictures are read on a pool
/// thread; what arrives late is dropped. The page is open as long as the canvas shows a digit of it.
class PageJob : public QObject
{
    Q_OBJECT

public:
    /// canvas must outlive it.
    explicit PageJob(Canvas *canvas, QObject *parent = nullptr);

    void openImage(const QString &file);
    void openPastedImage(const QImage &image);
    void choose(int digit);
    void setSteps(const PageSteps &steps);

    /// Null where no page is open.
    const OpenPage *page() const { return m_page ? m_page.get() : nullptr; }

Q_SIGNALS:
    void pageChanged();
    void faultOccurred(const QString &message);

private:
    using Opened = std::shared_ptr<const OpenPage>;
    void read(const QString &name, const std::function<Opened()> &reading);
    void take(const QString &name, const Opened &opened);
    void layOnCanvas();
    void lookAtCanvas();

    Canvas *m_canvas;
    Opened m_page;
    DrawingHistory::Picture m_sheet; ///< what it laid on the canvas last
    QString m_name;
    int m_asked = 0;
};

} // namespace deltascope
