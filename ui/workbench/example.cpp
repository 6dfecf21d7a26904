// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/example.h"

#include "core/data/dataset.h"
#include "ui/workbench/class_names.h"

namespace deltascope {

namespace {
QString nameAt(const std::vector<std::string> &names, int index)
{
    const auto place = static_cast<std::size_t>(index);
    return place < names.size() ? QString::fromStdString(names[place]) : QString();
}
} // namespace

Vector<float> Example::x0() const
{
    return hand ? Vector<float>(hand->x0.cast<float>()) : x0_of<float>(image);
}

Vector<double> Example::x0InDouble() const
{
    return hand ? hand->x0 : x0_of<double>(image);
}

Vector<double> Example::target() const
{
    return hand ? hand->y : one_hot<double>(*label);
}

QString Example::inputName(int i) const
{
    return hand ? nameAt(hand->input_names, i) : QString();
}

QString Example::outputName(int k) const
{
    const QString name = hand ? nameAt(hand->output_names, k) : QString();
    return !name.isEmpty() ? name : hand ? QString::number(k) : className(k);
}

QString Example::description() const
{
    if (hand)
        return handName;
    if (source == ExampleSource::Awaited)
        return tr("the images are being read");
    if (label && !ClassNames::instance().areDigits())
        return source == ExampleSource::Test ? tr("test image %1: %2").arg(index).arg(className(*label))
               : source == ExampleSource::Train
                   ? tr("training image %1: %2").arg(index).arg(className(*label))
                   : tr("your drawing: %1").arg(className(*label));
    if (label == 8)
        return source == ExampleSource::Test    ? tr("test image %1, an 8").arg(index)
               : source == ExampleSource::Train ? tr("training image %1, an 8").arg(index)
                                                : tr("your drawing, an 8");
    if (label)
        return source == ExampleSource::Test    ? tr("test image %1, a %2").arg(index).arg(*label)
               : source == ExampleSource::Train ? tr("training image %1, a %2").arg(index).arg(*label)
                                                : tr("your drawing, a %1").arg(*label);
    return source == ExampleSource::Test    ? tr("test image %1").arg(index)
           : source == ExampleSource::Train ? tr("training image %1").arg(index)
                                            : tr("your drawing");
}

QString Example::shortDescription() const
{
    if (hand)
        return description();
    if (source == ExampleSource::Awaited)
        return tr("being read");
    if (source == ExampleSource::Drawing)
        return label ? tr("drawn: %1").arg(className(*label)) : tr("drawing");
    return label ? tr("no. %1: %2").arg(index).arg(className(*label)) : tr("no. %1").arg(index);
}

} // namespace deltascope
