// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/data_origin.h"
#include "core/files/foreign/offered_change.h"

#include <QStringList>

#include <optional>

namespace deltascope {

/// Data of other people that have been read, before they are used.
struct OpenedData
{
    QStringList files; ///< or one folder
    ForeignData data;
    OfferedChange offered;

    /// Whether the user is asked what is to be made of them.
    bool asks() const;
};

/// Data that can be trained on and tested with.
struct ReadySets
{
    Mnist sets; ///< neither is null
    DataOrigin origin;
    std::vector<Message> notes = {}; ///< whole sentences
};

/// Whether a file or folder holds images with labels, by its name or its first bytes; a folder always may.
bool isData(const QString &path);

/// What they are called: the data set of their names, or their folder.
QString nameOf(const DataOrigin &origin);

/// Reads data, and looks whether the shipped network reads them better when they are turned. Takes up to some
/// seconds for each hundred thousand images; for a pool thread. Throws DataError, ReadingCancelled.
OpenedData openedData(const QStringList &files, const ReadProgress &progress = {});

/// Turns them and gives the outputs to classes, as with_classes() does. Throws DataError, where there is
/// nothing to train on too.
ReadySets readySets(OpenedData data, ImageChange change, const std::vector<std::string> &classes);

/// The data of a session, read again. Throws DataError, ReadingCancelled.
ReadySets readAgain(const DataOrigin &origin, const ReadProgress &progress = {});

} // namespace deltascope
