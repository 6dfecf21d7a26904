// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/predict_first.h"

#include <QSettings>

namespace deltascope {

namespace {
const QString key = QStringLiteral("window/predict-first");
}

PredictFirst &PredictFirst::instance()
{
    static PredictFirst only;
    return only;
}

void PredictFirst::set(bool on)
{
    QSettings().setValue(key, on);
    show(on);
}

void PredictFirst::restore()
{
    show(QSettings().value(key, false).toBool());
}

void PredictFirst::show(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    Q_EMIT changed(on);
}

} // namespace deltascope
