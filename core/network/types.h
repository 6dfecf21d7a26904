// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/sizes.h"

#include <Eigen/Core>

namespace deltascope {

/// Row-major, so that memory holds the rows of the page one after the other, as the files do.
template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A column.
template <class Scalar>
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

} // namespace deltascope
