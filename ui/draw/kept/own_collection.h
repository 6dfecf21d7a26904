// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/normalise.h"

#include <filesystem>
#include <memory>

namespace deltascope {

/// The drawings of first, and behind them those of second that are not among them with the same label, once
/// each.
Dataset merged(const Dataset &first, const Dataset &second);

/// The user's own drawings with their labels, kept between starts as two IDX files in a folder. Each change
/// is on disk when the call returns, what another program has added meanwhile is added behind all else, and
/// it is there whole or not at all whenever the program is killed. Calls throw DataError when a file cannot
/// be read or written; then nothing has changed.
class OwnCollection
{
public:
    /// Reads what the folder holds; a folder that is not there yet is an empty collection. A change that
    /// a killed program did not finish is finished; images without labels are dropped.
    explicit OwnCollection(std::filesystem::path folder);

    int size() const { return m_drawings->size(); }
    /// Never null; a change makes a new one.
    const std::shared_ptr<const Dataset> &drawings() const { return m_drawings; }

    void add(const DigitImage &image, int label) { insert(size(), image, label); }
    /// Before the drawing that has this index now; 0 … size().
    void insert(int index, const DigitImage &image, int label);
    /// Nothing happens when there is no such drawing; the same holds for the next.
    void remove(int index);
    void relabel(int index, int label);
    /// All of them; not null.
    void replaceBy(std::shared_ptr<const Dataset> drawings);

    /// Writes the four files of an MNIST folder, the drawings both as training and as test set, so that any
    /// program that reads MNIST reads them. The collection must not be empty.
    void exportTo(const std::filesystem::path &folder) const;

private:
    void finishLast() const;
    std::shared_ptr<const Dataset> read() const;
    std::shared_ptr<const Dataset> withThoseOfOthers(const std::shared_ptr<const Dataset> &drawings) const;

    std::filesystem::path m_folder;
    std::shared_ptr<const Dataset> m_drawings;
};

} // namespace deltascope
