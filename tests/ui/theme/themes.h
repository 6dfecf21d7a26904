// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QTest>

namespace deltascope {

/// One row for each theme, in the column "mode".
inline void add_rows_of_themes()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("light") << Theme::Mode::Light;
    QTest::newRow("dark") << Theme::Mode::Dark;
    QTest::newRow("projector") << Theme::Mode::Projector;
}

} // namespace deltascope
