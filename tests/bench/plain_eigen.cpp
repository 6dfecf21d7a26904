// SPDX-License-Identifier: GPL-3.0-or-later
// The peer that the bars are set against: mini-batch SGD as one writes it with Eigen's matrix products, all
// images as columns of floats. Prints the seconds of each epoch of training, shuffling included.
//   plain_eigen DIR HIDDEN BATCH RATE EPOCHS
#include "core/data/mnist.h"

#include <Eigen/Dense>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>

namespace {
using Eigen::MatrixXf;
using Eigen::VectorXf;

struct Plain
{
    MatrixXf W1, W2; // one row for each unit
    VectorXf b1, b2;

    Plain(int hidden_units, std::mt19937 &generator)
        : W1(hidden_units, 784)
        , W2(10, hidden_units)
        , b1(VectorXf::Zero(hidden_units))
        , b2(VectorXf::Zero(10))
    {
        std::normal_distribution<float> normal;
        W1 = W1.unaryExpr([&](float) { return normal(generator) / 28; });
        W2 = W2.unaryExpr(
            [&](float) { return normal(generator) / std::sqrt(static_cast<float>(hidden_units)); });
    }

    static MatrixXf sigmoid(const MatrixXf &z) { return (1 + (-z.array()).exp()).inverse(); }

    void train_batch(const Eigen::Ref<const MatrixXf> &x0, const Eigen::Ref<const MatrixXf> &y, float rate)
    {
        const MatrixXf x1 = sigmoid((W1 * x0).colwise() + b1);
        const MatrixXf x2 = sigmoid((W2 * x1).colwise() + b2);
        const MatrixXf delta2 = (x2 - y).array() * x2.array() * (1 - x2.array());
        const MatrixXf delta1 = (W2.transpose() * delta2).array() * x1.array() * (1 - x1.array());
        const float step = rate / static_cast<float>(x0.cols());
        W2.noalias() -= step * delta2 * x1.transpose();
        b2 -= step * delta2.rowwise().sum();
        W1.noalias() -= step * delta1 * x0.transpose();
        b1 -= step * delta1.rowwise().sum();
    }

    double accuracy(const MatrixXf &x0, const std::vector<std::uint8_t> &labels) const
    {
        const MatrixXf x2 = sigmoid((W2 * sigmoid((W1 * x0).colwise() + b1)).colwise() + b2);
        int right = 0;
        for (Eigen::Index n = 0; n < x2.cols(); ++n) {
            Eigen::Index answer = 0;
            x2.col(n).maxCoeff(&answer);
            right += answer == labels[static_cast<std::size_t>(n)];
        }
        return right / static_cast<double>(x2.cols());
    }
};

MatrixXf columns(const deltascope::Dataset &data)
{
    return Eigen::Map<const Eigen::Matrix<std::uint8_t, -1, -1>>(data.pixels.data(), 784, data.size())
               .cast<float>() /
           255;
}
} // namespace

int main(int argc, char **argv)
{
    if (argc != 6) {
        std::fputs("usage: plain_eigen DIR HIDDEN BATCH RATE EPOCHS\n", stderr);
        return 2;
    }
    const int hidden_units = std::atoi(argv[2]);
    const int batch = std::atoi(argv[3]);
    const float rate = std::strtof(argv[4], nullptr);
    const deltascope::Mnist mnist = deltascope::load_mnist(argv[1]);
    const MatrixXf images = columns(*mnist.train);
    const int size = mnist.train->size();
    std::mt19937 generator(1);
    Plain network(hidden_units, generator);
    std::vector<int> order(static_cast<std::size_t>(size));
    std::iota(order.begin(), order.end(), 0);
    MatrixXf x0(784, batch);
    MatrixXf y(10, batch);
    for (int epoch = 0; epoch < std::atoi(argv[5]); ++epoch) {
        const auto begin = std::chrono::steady_clock::now();
        std::shuffle(order.begin(), order.end(), generator);
        for (int first = 0; first < size; first += batch) {
            const int count = std::min(batch, size - first);
            y.setZero();
            for (int n = 0; n < count; ++n) {
                const int image = order[static_cast<std::size_t>(first + n)];
                x0.col(n) = images.col(image);
                y(mnist.train->label(image), n) = 1;
            }
            network.train_batch(x0.leftCols(count), y.leftCols(count), rate);
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::printf("%.6f\n", took.count());
    }
    std::fprintf(stderr, "accuracy %.4f\n", network.accuracy(columns(*mnist.test), mnist.test->labels));
}
