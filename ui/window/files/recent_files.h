// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace deltascope {

/// The networks that were opened or saved last, as a menu, the newest first. They are kept among the
/// settings; a file that is no longer there is not offered.
class RecentFiles : public QMenu
{
    Q_OBJECT

public:
    explicit RecentFiles(QWidget *parent = nullptr);

    /// It was opened or saved just now.
    void add(const QString &file);

Q_SIGNALS:
    void chosen(const QString &file);

private:
    void fill();
};

} // namespace deltascope
