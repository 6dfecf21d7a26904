// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image_size.h"

#include <Eigen/Core>

namespace deltascope {

inline constexpr int max_hidden_units = 1024; ///< K is 1 … 1024

/// Row-major, so that memory holds the rows of the page one after the other, as the files do.
template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Scalar>
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

} // namespace deltascope
