// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QVBoxLayout;

namespace deltascope {

/// Gives the frame the look of a card; the column for its parts.
QVBoxLayout *makeCard(QFrame *frame);

} // namespace deltascope
