// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace deltascope {

/// A line under the run bar that tells or asks something without stopping anything. One notice at a time; a
/// new one takes the place of the last, which counts as dismissed.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    struct Answer
    {
        QString text;
        std::function<void()> chosen; ///< called once; the notice has gone by then
    };

    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows text and a button for each answer, until it is answered or closed, in room of its own; the cross
    /// chooses dismissed.
    void tell(const QString &text, const QList<Answer> &answers = {}, std::function<void()> dismissed = {});
    /// Says the notice that is shown in other words; its answers stay.
    void reword(const QString &text);
    /// Tells that something is done. Whoever goes on, by a key or the mouse, when there has been time to read
    /// it sends it away.
    void tellInPassing(const QString &text);
    /// Takes away what was told in passing.
    void letPass();
    /// As the cross does.
    void dismiss();
    /// Takes the notice away with no answer at all, because it no longer holds.
    void withdraw();
    /// The notice that is shown, or nothing.
    QString text() const;
    /// A notice with answers is shown.
    bool asks() const;
    /// It has room of its own, and covers nothing.
    bool takesRoom() const { return !isHidden() && !m_passes; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const QString &text, const QList<Answer> &answers, std::function<void()> dismissed);
    void close(const std::function<void()> &chosen);

    QLabel *m_text = nullptr;
    QHBoxLayout *m_answers = nullptr;
    QToolButton *m_cross = nullptr;
    std::function<void()> m_dismissed;
    bool m_passes = false;
    QDeadlineTimer m_read; ///< when what is told in passing will have been read
};

} // namespace deltascope
