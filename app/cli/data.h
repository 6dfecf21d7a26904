// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/data/foreign/labelled_images.h"
#include "core/data/mnist.h"
#include "core/files/data_origin.h"

namespace deltascope::cli {

// The images of --data, which the commands train on, test with and trace.

inline constexpr Option data_option = {
    "--data", "PATH",
    "images with labels: a folder or files, IDX or CSV, raw or .gz, or a folder of pictures for each class;\n"
    "                                twice for images and labels, four times for both sets (default: MNIST, "
    "as "
    "shipped)",
    true};
inline constexpr Option classes_option = {
    "--classes", "A,B,…", "what the classes of the data are called, or which of them, at most ten, to take"};
inline constexpr Option turn_option = {
    "--turn", "CHANGE",
    "of the images: none, transposed (EMNIST), inverted, transposed_inverted, turned_left, turned_right or "
    "upside_down;\n"
    "                                without it what a known network reads far better is used, and said"};

/// options with --data, --classes and --turn behind them.
std::vector<Option> with_data_options(std::vector<Option> options);

/// Images, and where they are from.
struct ReadData
{
    Mnist sets;             ///< train may be null where it is not asked for
    DataOrigin origin = {}; ///< with absolute paths; its classes are what the outputs are called
};

/// Both sets of --data. What is made of them is said on stderr. Throws UsageError, DataError; the latter
/// where there is nothing to train on too.
ReadData data_in(const Arguments &arguments);

/// Those of --data to test with; train may be null.
ReadData test_data_in(const Arguments &arguments);

/// That of MNIST.
std::shared_ptr<const Dataset> shipped_test_set();

/// What a command does with the images of --data: Tested also when it trains on them. Answered images need no
/// labels.
enum class DataUse { Tested, Answered };

/// Those of --data to be answered, in the order of their file: the test set's where there is one, with labels
/// or without. They are read once.
const LabelledImages &images_in(const Arguments &arguments);

/// What of the data of images_in() can be tested with: null where there are no labels, or those of more than
/// ten classes.
std::shared_ptr<const Dataset> test_set_among_images_in(const Arguments &arguments);

/// The names in --classes; none where it is not given.
std::vector<std::string> classes_in(const Arguments &arguments);

/// The one that --split names, of all that --data has.
std::shared_ptr<const Dataset> split_in(const Arguments &arguments);

/// The options that data_in() looks at, to be given to another run of this program: absolute paths.
std::vector<std::string> data_words(const Arguments &arguments);

} // namespace deltascope::cli
