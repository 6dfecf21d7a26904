// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/example.h"

#include "core/data/dataset.h"

#include <QCoreApplication>

namespace deltascope {

Vector<float> Example::x0() const
{
    return x0_of<float>(image);
}

Vector<double> Example::x0InDouble() const
{
    return x0_of<double>(image);
}

QString Example::description() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Example", text); };
    const QString name = source == ExampleSource::Test    ? tr("test image %1").arg(index)
                         : source == ExampleSource::Train ? tr("training image %1").arg(index)
                                                          : tr("your drawing");
    return label ? tr("%1, a %2").arg(name).arg(*label) : name;
}

} // namespace deltascope
