// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <filesystem>
#include <memory>

namespace deltascope {

/// One of the two sets: what a network learns from, or what tells how well it reads digits it has not seen.
enum class Split { Train, Test };

/// The training or the test set of a folder with the four files of MNIST or of a data set made like it:
/// train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, each raw
/// or with .gz at the end. Throws DataError as read_idx() does.
Dataset load_dataset(const std::filesystem::path &folder, Split split);

/// A data set in two parts; neither is null once load_mnist() has returned it.
struct Mnist
{
    std::shared_ptr<const Dataset> train; ///< 60 000 images in MNIST's
    std::shared_ptr<const Dataset> test;  ///< 10 000 images in MNIST's
};

/// Both sets, read at the same time; takes some 0.3 s for the 70 000 gzipped images, so call it on a thread
/// that may wait. Throws DataError.
Mnist load_mnist(const std::filesystem::path &folder);

} // namespace deltascope
