// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/files/data_origin.h"
#include "core/files/safetensors_writer.h"
#include "core/training/record/ended_run.h"

#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// What a session holds beside its network: the other runs of the list, the user's own drawings, and how the
/// window looked. In the file, for the run of index i, from 1:
///
///   run1.W1 … run1.b2, run1.start.W1 …, run1.best.W1 …   as the session's own; the best only where there is
///   one run1.order, run1.v_W1 …                              likewise, of its place metadata run1.NAME NAME
///   as for the session itself drawings [n,784], drawing_labels [n]                 bytes, 0 paper … 255 ink,
///   and digits metadata window                                      what the window wrote, a JSON object
///   metadata data                                                  DataOrigin, a JSON object
struct SessionExtras
{
    std::string title = {};           ///< of the present run, UTF-8; empty: none
    int number = 1;                   ///< of the present run, in the order of the runs
    std::vector<EndedRun> ended = {}; ///< the other runs of the list, in its order
    Dataset drawings = {};            ///< the user's own
    std::string window = {};          ///< a JSON object, or empty
    DataOrigin data = {};             ///< that the network was trained on
};

/// The most runs that a session's list may hold.
inline constexpr int most_ended_runs = 1000;

/// Whether that tensor is one of these.
bool is_extra(std::string_view tensor_name);

/// The tensors to write with a session, and the numbers that they are views of.
struct ExtraTensors
{
    std::vector<TensorView> tensors;       ///< views of what follows, and of the extras themselves
    std::deque<std::vector<float>> values; ///< stay where they are when more are added
};

/// Adds the texts of extras to metadata. The tensors are valid as long as both they and extras are.
ExtraTensors tensors_of(const SessionExtras &extras, std::map<std::string, std::string> &metadata);

/// Reads those of a session; of another file there are none. Throws DataError as load_session() does, which
/// is to be called first: what it checks is not checked again.
SessionExtras load_session_extras(const std::filesystem::path &file);

} // namespace deltascope
