// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/data/foreign/foreign_data.h"
#include "core/data/mnist.h"
#include "core/files/data_origin.h"

#include <optional>

namespace deltascope::cli {

// The images of --data, which the commands train on, test with and trace.

inline constexpr Option data_option = {
    "--data", "PATH",
    "images with labels: a folder or files, IDX, CSV or ARFF, raw or .gz, or a folder of pictures for each\n"
    "                                class; twice for images and labels (also X.csv and y.csv), four times "
    "for\n"
    "                                both sets (default: MNIST, as shipped)",
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

/// That of MNIST.
std::shared_ptr<const Dataset> shipped_test_set();

/// The names in --classes; none where it is not given.
std::vector<std::string> classes_in(const Arguments &arguments);

/// What a command does with the images of --data: Tested also when it trains on them. Answered images need no
/// labels.
enum class DataUse { Tested, Answered };

/// The images of --data, or MNIST's. Those of --data are read when they are first asked for, and once: a
/// network from elsewhere is tried on what the command then works on. What is made of them is said on stderr.
/// Everything here throws UsageError and DataError.
class GivenData
{
public:
    /// arguments must outlive it.
    explicit GivenData(const Arguments &arguments)
        : arguments_(arguments)
    {
    }

    /// Both sets. DataError where there is nothing to train on.
    ReadData to_train_on();
    /// Those to test with; train may be null.
    ReadData to_test_with();
    /// The one that --split names, of all that there are.
    std::shared_ptr<const Dataset> split();

    /// Those to be answered, in the order of their file: the test set's where there is one, with labels or
    /// without.
    const LabelledImages &to_answer();
    /// What of the data of to_answer() can be tested with: null where there are no labels, or those of more
    /// than ten classes.
    std::shared_ptr<const Dataset> test_set_among_answered();

private:
    const ReadData &sets();
    const ForeignData &images();

    const Arguments &arguments_;
    std::optional<ReadData> sets_;
    std::optional<ForeignData> images_; ///< as they are answered, whether or not they can be tested with
};

/// The options that GivenData looks at, to be given to another run of this program: absolute paths.
std::vector<std::string> data_words(const Arguments &arguments);

} // namespace deltascope::cli
