// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QByteArray>

namespace deltascope {

/// What is wrong with the bytes of a PNG or JPEG file whose data do not reach their end, or, in a PNG, are
/// not those that were written; empty when nothing is, and for every other format. The libraries that decode
/// them would write that to standard error, or fill what is missing with grey.
Message imageDamage(const QByteArray &file);

} // namespace deltascope
