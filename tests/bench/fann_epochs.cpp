// SPDX-License-Identifier: GPL-3.0-or-later
// A peer: FANN's incremental training (it has no mini-batches), sigmoid units, on the shipped digits. Prints
// the seconds of each epoch.
//   fann_epochs DIR HIDDEN BATCH RATE EPOCHS
#include "core/data/mnist.h"

#include <floatfann.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {
const deltascope::Dataset *filled_from; // FANN's callback takes no context

void fill(unsigned int n, unsigned int, unsigned int, fann_type *input, fann_type *output)
{
    const auto image = filled_from->image(static_cast<int>(n));
    for (std::size_t i = 0; i < image.size(); ++i)
        input[i] = static_cast<float>(image[i]) / 255;
    output[filled_from->label(static_cast<int>(n))] = 1;
}
} // namespace

int main(int argc, char **argv)
{
    if (argc != 6) {
        std::fputs("usage: fann_epochs DIR HIDDEN BATCH RATE EPOCHS\n", stderr);
        return 2;
    }
    const deltascope::Mnist mnist = deltascope::load_mnist(argv[1]);
    filled_from = mnist.train.get();
    fann *network = fann_create_standard(3, 784, static_cast<unsigned>(std::atoi(argv[2])), 10);
    fann_set_activation_function_hidden(network, FANN_SIGMOID);
    fann_set_activation_function_output(network, FANN_SIGMOID);
    fann_set_training_algorithm(network, FANN_TRAIN_INCREMENTAL);
    fann_set_learning_rate(network, std::strtof(argv[4], nullptr) / static_cast<float>(std::atoi(argv[3])));
    fann_train_data *data =
        fann_create_train_from_callback(static_cast<unsigned>(mnist.train->size()), 784, 10, fill);
    for (int epoch = 0; epoch < std::atoi(argv[5]); ++epoch) {
        const auto begin = std::chrono::steady_clock::now();
        fann_shuffle_train_data(data);
        fann_train_epoch(network, data);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::printf("%.6f\n", took.count());
    }
    fann_destroy_train(data);
    fann_destroy(network);
}
