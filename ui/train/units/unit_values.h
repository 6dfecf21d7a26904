// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <memory>
#include <span>

namespace deltascope {

/// What is shown of a hidden unit as a picture of 28×28 signed values.
enum class UnitQuantity {
    Weights,  ///< its column of W¹
    Gradient, ///< its column of ∂L/∂W¹, the mean over the last mini-batch
    Change    ///< its column of W¹, minus what it was when the run began
};

/// One such picture for each hidden unit, a column of a 784×K matrix, or of the difference of two. Shares the
/// matrices and keeps nothing else.
class UnitValues
{
public:
    /// Of no units.
    UnitValues() = default;
    explicit UnitValues(std::shared_ptr<const Matrix<float>> values,
                        std::shared_ptr<const Matrix<float>> subtracted = nullptr);

    int units() const { return m_values ? static_cast<int>(m_values->cols()) : 0; }
    /// The pictures of these units, one a row: units.size()×784.
    Matrix<float> pictures(std::span<const int> units) const;
    float at(int pixel, int unit) const;
    /// The largest finite magnitude among all units; 784 K operations.
    double largest() const;

private:
    std::shared_ptr<const Matrix<float>> m_values;
    std::shared_ptr<const Matrix<float>> m_subtracted; ///< of the same shape, or null
};

} // namespace deltascope
