// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/reading.h"

#include "core/data/dataset.h"
#include "core/network/pass.h"

namespace deltascope {

Reading readingOf(const Vector<float> &x2)
{
    Eigen::Index best = 0;
    x2.maxCoeff(&best);
    Eigen::Index second = best == 0 ? 1 : 0;
    for (Eigen::Index digit = 0; digit < x2.size(); ++digit)
        if (digit != best && x2[digit] > x2[second])
            second = digit;
    return {static_cast<int>(best), static_cast<double>(x2[best]), static_cast<int>(second),
            static_cast<double>(x2[second]), false};
}

Reading readingOf(const Network<float> &network, const DigitImage &image)
{
    return readingOf(answer(network, x0_of<float>(image)).x2);
}

DrawingReadings readingsOf(const Network<float> &network, const Ink &ink, const Likeness *likeness)
{
    DrawingReadings readings{ink, normalise(ink), shrink_whole(ink), {}, {}};
    if (!readings.blank()) {
        readings.normalised = readingOf(network, readings.digit->image);
        readings.notNormalised = readingOf(network, readings.whole);
        const bool unlike = likeness && likeness->is_unlike(readings.digit->image);
        readings.normalised.unlike = readings.notNormalised.unlike = unlike;
    }
    return readings;
}

} // namespace deltascope
