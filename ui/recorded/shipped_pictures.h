// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recorded/picture_book.h"

namespace deltascope {

/// The pictures that come with the program, read when they are first asked for; none where the file is
/// missing or damaged.
const PictureBook &shippedPictures();

} // namespace deltascope
