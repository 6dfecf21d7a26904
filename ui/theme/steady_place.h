// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace deltascope {

/// The place of one widget whose text changes with every picture of a training. What lies around it is laid
/// out anew when the text needs more room, or much less, and not each time: that would cost more than to
/// draw it. It is hidden while its content is.
class SteadyPlace : public QWidget
{
    Q_OBJECT

public:
    /// alignment: of content in its place; none: it fills it.
    explicit SteadyPlace(QWidget *content, Qt::Alignment alignment = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void place();

    QWidget *m_content;
    Qt::Alignment m_alignment;
    mutable QSize m_room; ///< that it asks for; invalid: what content asks for
};

} // namespace deltascope
