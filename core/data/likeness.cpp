// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/likeness.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <limits>

namespace deltascope {

namespace {

constexpr int side = image_side / 2;
constexpr double usual_of_own_digit = 0.97; // makes the ten digits' distances comparable

Eigen::VectorXf features_of(std::span<const std::uint8_t> image)
{
    Eigen::VectorXf features(Likeness::features);
    const auto pixel = [&](int x, int y) {
        return static_cast<float>(image[static_cast<std::size_t>(y * image_side + x)]);
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            features[y * side + x] = pixel(2 * x, 2 * y) + pixel(2 * x + 1, 2 * y) + pixel(2 * x, 2 * y + 1) +
                                     pixel(2 * x + 1, 2 * y + 1);
    const float length = features.norm();
    return length > 0 ? Eigen::VectorXf(features / length) : features;
}

double squared_distance(const Likeness::Distribution &digit, const Eigen::VectorXf &features)
{
    const Eigen::VectorXf apart = features - digit.mean;
    const Eigen::VectorXf along = digit.axes.transpose() * apart;
    const float beside = std::max(0.0F, apart.squaredNorm() - along.squaredNorm());
    return static_cast<double>(beside / digit.rest +
                               (along.array().square() / digit.variances.array()).sum());
}

Likeness::Distribution distribution_of(const Eigen::MatrixXf &images)
{
    Likeness::Distribution digit;
    digit.mean = images.rowwise().mean();
    const Eigen::MatrixXf apart = images.colwise() - digit.mean;
    const Eigen::MatrixXd covariance =
        (apart * apart.transpose()).cast<double>() / double(std::max<Eigen::Index>(1, images.cols() - 1));
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance); // the smallest come first
    constexpr int others = Likeness::features - Likeness::axes;
    digit.axes = solver.eigenvectors().rightCols(Likeness::axes).cast<float>();
    constexpr double least_variance = 1e-9; // pixels that no image has ink in
    digit.variances = solver.eigenvalues().tail(Likeness::axes).cwiseMax(least_variance).cast<float>();
    digit.rest = static_cast<float>(std::max(least_variance, solver.eigenvalues().head(others).mean()));
    return digit;
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 1;
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * double(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

double distance_of(const Likeness &likeness, const Eigen::VectorXf &features)
{
    double least = std::numeric_limits<double>::infinity();
    for (const Likeness::Distribution &digit : likeness.digits)
        least = std::min(least, squared_distance(digit, features) / double(digit.unit));
    return least;
}

} // namespace

Likeness Likeness::learn(const Dataset &training)
{
    Eigen::MatrixXf all(features, training.size());
    for (int n = 0; n < training.size(); ++n)
        all.col(n) = features_of(training.image(n));

    Likeness likeness;
    for (int digit = 0; digit < digit_count; ++digit) {
        std::vector<Eigen::Index> own;
        for (int n = 0; n < training.size(); ++n)
            if (training.label(n) == digit)
                own.push_back(n);
        Distribution &distribution = likeness.digits[static_cast<std::size_t>(digit)];
        distribution = distribution_of(all(Eigen::all, own));
        std::vector<double> distances;
        for (const Eigen::Index n : own)
            distances.push_back(squared_distance(distribution, all.col(n)));
        distribution.unit = static_cast<float>(quantile(std::move(distances), usual_of_own_digit));
    }
    std::vector<double> distances;
    for (Eigen::Index n = 0; n < all.cols(); ++n)
        distances.push_back(distance_of(likeness, all.col(n)));
    const double usual = quantile(std::move(distances), usual_share);
    for (Distribution &digit : likeness.digits)
        digit.unit *= static_cast<float>(usual);
    return likeness;
}

double Likeness::distance(std::span<const std::uint8_t> image) const
{
    return distance_of(*this, features_of(image));
}

} // namespace deltascope
