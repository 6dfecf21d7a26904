// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/misread_digits.h"

#include "core/training/evaluation/unit_study.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr std::size_t imagesAtOnce = 1000; // bounds the memory for x¹

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::Measurement)
};
} // namespace

CellDigits digitsInCell(const Measurement &measurement, const Dataset &data, const ConfusionCell &cell)
{
    CellDigits in{measurement, cell, {}};
    std::vector<std::int32_t> images;
    const auto &answers = measurement.test->answers;
    for (int image = 0; image < data.size(); ++image) {
        const int answer = answers[static_cast<std::size_t>(image)];
        if (!cell.contains(data.label(image), answer))
            continue;
        images.push_back(image);
        in.digits.push_back({.index = image, .label = data.label(image), .answer = answer, .x2 = {}});
    }
    const Network<float> network{measurement.functions, *measurement.parameters};
    for (std::size_t first = 0; first < images.size(); first += imagesAtOnce) {
        const auto part = std::span(images).subspan(first, std::min(imagesAtOnce, images.size() - first));
        const Matrix<float> x2 = layer_outputs(network, data, part).x2;
        for (std::size_t n = 0; n < part.size(); ++n)
            std::copy_n(x2.row(static_cast<Eigen::Index>(n)).data(), digit_count,
                        in.digits[first + n].x2.begin());
    }
    const auto sure = [](const ReadDigit &digit) { return digit.x2[static_cast<std::size_t>(digit.answer)]; };
    if (cell.isRight())
        std::ranges::stable_sort(in.digits, std::ranges::less(), sure);
    else
        std::ranges::stable_sort(in.digits, std::ranges::greater(), sure);
    return in;
}

QString momentText(double epochs)
{
    return epochs == std::floor(epochs) ? Words::tr("After epoch %1").arg(epochs)
                                        : Words::tr("At epoch %1").arg(epochs, 0, 'f', 2);
}

} // namespace deltascope
