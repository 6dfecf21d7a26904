// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/autosave_file.h"

#include "ui/platform/folders.h"

#include <QDir>
#include <QFile>

namespace deltascope {

namespace {
constexpr int mostPlaces = 32;
}

AutosaveFile::AutosaveFile()
{
    const QDir folder(autosaveFolder());
    for (int number = 1; number <= mostPlaces && !(m_place.lock && m_left.lock); ++number) {
        Place place{folder.filePath(QStringLiteral("unsaved-%1.safetensors").arg(number)), nullptr};
        const bool left = QFile::exists(place.file);
        if (left ? m_left.lock != nullptr : m_place.lock != nullptr)
            continue;
        place.lock = std::make_unique<QLockFile>(place.file + QStringLiteral(".lock"));
        place.lock->setStaleLockTime(0); // a lock holds as long as its program runs, however old it is
        if (place.lock->tryLock(0))
            (left ? m_left : m_place) = std::move(place);
    }
}

AutosaveFile::~AutosaveFile()
{
    if (m_place.lock && !m_kept)
        QFile::remove(m_place.file);
}

void AutosaveFile::discardLeft()
{
    QFile::remove(m_left.file);
    m_left = {};
}

void AutosaveFile::adoptLeft()
{
    if (!m_left.lock)
        return;
    if (m_place.lock)
        QFile::remove(m_place.file);
    m_place = std::move(m_left);
    m_left = {};
}

} // namespace deltascope
