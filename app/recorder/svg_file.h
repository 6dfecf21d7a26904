// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recorded/recorded_picture.h"

#include <optional>

namespace deltascope {

/// What QtSvg paints of these bytes; nothing where they are no picture.
std::optional<RecordedPicture> recordedSvg(QByteArray svg);

/// The characters whose outlines the pictures of equations have, by the elements of their paths.
class KnownOutlines
{
public:
    /// Of resources/equations/glyphs/glyphs.json.
    explicit KnownOutlines(const QByteArray &list);
    /// Tells each shape which character it is.
    void name(RecordedPicture &picture) const;

private:
    struct Character
    {
        int font = -1;
        QChar character;
    };
    QHash<QByteArray, Character> m_characters;
};

} // namespace deltascope
