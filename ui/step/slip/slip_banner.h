// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace deltascope {

class SlipSession;

/// Says in every job that a rule of the pass is wrong on purpose, for as long as it is, with a button that
/// ends it. Hidden otherwise.
class SlipBanner : public QFrame
{
    Q_OBJECT

public:
    explicit SlipBanner(SlipSession &session, QWidget *parent = nullptr);

    QString text() const;

Q_SIGNALS:
    /// The button that had the keys is hidden.
    void keysGivenUp();

private:
    void refresh();

    SlipSession &m_session;
    QLabel *m_text = nullptr;
    QPushButton *m_end = nullptr;
};

} // namespace deltascope
