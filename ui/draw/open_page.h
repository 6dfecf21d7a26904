// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ink/read_image.h"

#include <memory>

namespace deltascope {

/// A picture of paper as it was read, and which of its digits is looked at.
struct OpenPage
{
    std::shared_ptr<const GreyPicture> picture;
    PageSteps steps;
    Page page;
    std::size_t chosen = 0; ///< an index of page.digits, unless there are none
};

} // namespace deltascope
