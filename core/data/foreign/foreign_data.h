// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/picture_folder.h"
#include "core/data/mnist.h"

#include <vector>

namespace deltascope {

/// A class that labels of a data set stand for.
struct DataClass
{
    std::string label; ///< as the files have it
    std::string name;  ///< what it is called; the label itself where nobody has another name
};

/// Sets of images as other people's files have them, before ten outputs are given to their classes.
struct ForeignData
{
    LabelledImages train = {}; ///< may be empty
    LabelledImages test = {};  ///< may be empty, and may have no labels where there is nothing to train on
    LabelledImages unlabelled = {};      ///< a test set without labels, where there is something to train on
    std::vector<DataClass> classes = {}; ///< of both, numbers in their order and then words; 0 … 9 for digits
    bool emnist = false;                 ///< by its name, so that it is stored column by column
    std::vector<Message> notes = {};     ///< whole sentences: what was made of the files

    /// Whether the labels are the digits 0 … 9, which are the outputs as they are.
    bool has_digits() const;
};

/// Their names, for messages: the first sixty.
std::string list_of(const std::vector<DataClass> &classes);

/// Reads the data of a folder or of files, as find_data() finds them. Pictures are read by picture. Throws
/// DataError, and ReadingCancelled when progress says so.
ForeignData read_foreign_data(const std::vector<std::filesystem::path> &paths, const PictureReader &picture,
                              const ReadProgress &progress = {});

/// A data set whose labels are outputs of the network.
struct DataSets
{
    Mnist sets;                            ///< train is null where there is only a test set
    std::vector<std::string> classes = {}; ///< what the outputs are called; empty for digits
    std::vector<Message> notes = {};       ///< whole sentences, all that is to be said
};

/// Gives the outputs to classes in the order of `wanted`, which are labels or names of at most ten of them;
/// images of others are left out. Where none of `wanted` is one and they are as many as the classes, they are
/// new names; where there are none all classes are taken. A training set alone is divided: its last sixth
/// becomes the test set, that of each class where the images come class by class. Throws DataError, naming
/// file: more than ten classes, no such class, no labels.
DataSets with_classes(ForeignData data, const std::vector<std::string> &wanted);

} // namespace deltascope
