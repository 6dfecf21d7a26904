// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/mnist.h"
#include "core/network/initialisation.h"
#include "core/training/descent/settings.h"
#include "core/training/layout/sparse_images.h"

#include <filesystem>

namespace deltascope {

/// The shipped data, found relative to the program, as in the build tree.
inline std::filesystem::path mnist_folder()
{
    return std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() /
           "share/deltascope/mnist";
}

inline const Mnist &mnist()
{
    static const Mnist data = load_mnist(mnist_folder());
    return data;
}

inline const std::shared_ptr<const SparseImages> &training_images()
{
    static const auto images = std::make_shared<const SparseImages>(*mnist().train);
    return images;
}

inline const std::shared_ptr<const SparseImages> &test_images()
{
    static const auto images = std::make_shared<const SparseImages>(*mnist().test);
    return images;
}

inline TrainingSettings bench_settings(int hidden_units, int batch_size, int threads)
{
    return {.hidden_units = hidden_units,
            .functions = {},
            .batch_size = batch_size,
            .learning_rate = batch_size > 100 ? 0.5 : 3,
            .threads = threads};
}

inline Network<float> bench_network(int hidden_units)
{
    return {{}, initial_parameters(hidden_units, Init::Scaled, 1)};
}

} // namespace deltascope
