// SPDX-License-Identifier: GPL-3.0-or-later
// Trains on MNIST without a window and prints the seconds of each epoch of training, for the table of peers.
//   epoch_seconds DIR HIDDEN BATCH RATE EPOCHS THREADS [test|both]
// With "test" each epoch includes an evaluation on the test set, with "both" also one on the training set.
#include "core/data/mnist.h"
#include "core/training/descent/sgd.h"
#include "core/training/evaluation/evaluation.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace deltascope;

namespace {
double accuracy(const Network<float> &network, const std::shared_ptr<const SparseImages> &images, int threads)
{
    Evaluator evaluator(network, images, threads);
    evaluator.advance(images->size());
    return evaluator.result().accuracy;
}
} // namespace

int main(int argc, char **argv)
{
    if (argc < 7) {
        std::fputs("usage: epoch_seconds DIR HIDDEN BATCH RATE EPOCHS THREADS [test|both]\n", stderr);
        return 2;
    }
    const Mnist mnist = load_mnist(argv[1]);
    const TrainingSettings settings{.hidden_units = std::atoi(argv[2]),
                                    .functions = {},
                                    .batch_size = std::atoi(argv[3]),
                                    .learning_rate = std::strtod(argv[4], nullptr),
                                    .threads = std::atoi(argv[6])};
    const TrainingImages train(mnist.train);
    const auto test = std::make_shared<const SparseImages>(*mnist.test);
    const std::string_view evaluation = argc > 7 ? argv[7] : "";
    Sgd sgd(train, settings, initial_parameters(settings.hidden_units, settings.init, settings.seed));
    for (int epoch = 0; epoch < std::atoi(argv[5]); ++epoch) {
        const auto begin = std::chrono::steady_clock::now();
        sgd.train_epoch();
        const Network<float> trained{settings.functions, sgd.parameters()};
        if (!evaluation.empty())
            accuracy(trained, test, settings.threads);
        if (evaluation == "both")
            accuracy(trained, train.lists, settings.threads);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::printf("%.6f\n", took.count());
    }
    const Network<float> trained{settings.functions, sgd.parameters()};
    std::fprintf(stderr, "accuracy %.4f\n", accuracy(trained, test, settings.threads));
}
