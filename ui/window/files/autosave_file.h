// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace deltascope {

/// The place of this program's copy of an unsaved session, and of one that a killed program left behind.
/// Programs that run at the same time have places of their own: a place is taken by locking it, and a locked
/// place without its program counts as left.
class AutosaveFile
{
public:
    AutosaveFile();
    /// A program that ends in order leaves no copy of its own behind, unless it keeps it.
    ~AutosaveFile();
    AutosaveFile(const AutosaveFile &) = delete;
    AutosaveFile &operator=(const AutosaveFile &) = delete;

    /// Where this program's copy belongs; empty when no place can be written to.
    QString file() const { return m_place.file; }
    /// The copy that a killed program left, or empty.
    QString left() const { return m_left.file; }
    void discardLeft();
    /// Makes the left copy this program's own.
    void adoptLeft();
    /// This program's copy stays, as if it had been killed.
    void keep() { m_kept = true; }

private:
    struct Place
    {
        QString file;
        std::unique_ptr<QLockFile> lock;
    };

    Place m_place;
    bool m_kept = false;
    Place m_left; ///< stays locked, so that no other program offers it too
};

} // namespace deltascope
