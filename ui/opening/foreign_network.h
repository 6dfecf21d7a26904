// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/foreign/network_file.h"
#include "core/files/session_extras.h"
#include "ui/opening/opened_data.h"

#include <QString>

#include <memory>
#include <optional>

namespace deltascope {

/// A file that has been looked into.
struct OpenedFile
{
    QString file;
    NetworkFile network;
    /// Of a network from elsewhere: the ways to read it, the best first; otherwise empty.
    std::vector<NetworkReading> readings = {};
    /// What they were measured on; null where nothing was.
    std::shared_ptr<const Dataset> test = {};
    /// That is MNIST's test set, since the network reads far more of it than of the present images.
    bool onShipped = false;
    SessionExtras extras = {}; ///< of a session of ours
    /// The images of a session, where they are not those that are open.
    std::optional<ReadySets> data = {};
    Message dataFault = {}; ///< why they cannot be read; empty where they can

    /// Whether the user is asked how it is to be read.
    bool asks() const
    {
        return network.is_foreign() && !(readings.size() == 1 && network.known.output && network.known.cost);
    }
};

/// Reads a file; a network from elsewhere is tried on the test set, or on the shipped one where that is null
/// or is of other images than it was trained on. A session of ours is read with its images, unless they are
/// the present ones. Takes up to some seconds; for a pool thread. Throws DataError, and ReadingCancelled when
/// progress says so.
OpenedFile openedFile(const QString &file, std::shared_ptr<const Dataset> test, const DataOrigin &present,
                      const ReadProgress &progress = {});

} // namespace deltascope
