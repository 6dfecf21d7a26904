// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace deltascope {

/// The one switch of "Predict first": before a step is shown its outcome is asked for, and before Train the
/// loss curve. Off unless the user has switched it on; kept from one start to the next.
class PredictFirst : public QObject
{
    Q_OBJECT

public:
    static PredictFirst &instance();

    bool isOn() const { return m_on; }
    /// By the user: is kept.
    void set(bool on);
    /// As it was at the last start.
    void restore();

Q_SIGNALS:
    void changed(bool on);

private:
    PredictFirst() = default;
    void show(bool on);

    bool m_on = false;
};

} // namespace deltascope
