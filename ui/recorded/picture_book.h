// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recorded/recorded_picture.h"

#include <utility>

class QIODevice;

namespace deltascope {

/// Recorded pictures by their names: "icons/play" was resources/icons/play.svg.
class PictureBook
{
public:
    PictureBook() = default;
    explicit PictureBook(QHash<QString, RecordedPicture> pictures)
        : m_pictures(std::move(pictures))
    {
    }

    /// Null where there is none of this name. It lives as long as the book.
    const RecordedPicture *find(const QString &name) const;
    QStringList names() const { return m_pictures.keys(); }

    /// An outline or a pen that many pictures have is written once.
    void write(QIODevice &file) const;
    /// Empty where the file is not one that was written so.
    static PictureBook read(QIODevice &file);

private:
    QHash<QString, RecordedPicture> m_pictures;
};

} // namespace deltascope
