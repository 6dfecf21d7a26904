// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/worksheet/sheet.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace deltascope::paper {

// A student with a pocket calculator who sees nothing but the paper: every number is read from its printed
// text, worked on in loops over plain lists, and rounded as the sheet says. Nothing of core's mathematics.

using Real = long double;

/// A printed number: "−0.03810", "4.386·10⁻⁵".
inline Real read(std::string text)
{
    const auto replace = [&text](const std::string &from, const std::string &to) {
        for (std::size_t at = text.find(from); at != text.npos; at = text.find(from))
            text.replace(at, from.size(), to);
    };
    replace("−", "-");
    replace("·10", "e");
    replace("⁻", "-");
    const std::array<const char *, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (std::size_t digit = 0; digit < raised.size(); ++digit)
        replace(raised[digit], std::to_string(digit));
    return std::strtold(text.c_str(), nullptr);
}

/// "+1.385e-01" for four significant digits, "+0.149781" for six decimals; a 5 away from zero.
inline std::string rounded(Real value, bool after)
{
    std::array<char, 64> text;
    const Real nudged = value == 0 ? 0 : value * (1 + 4e-16L); // −0 is 0
    std::snprintf(text.data(), text.size(), after ? "%+.6Lf" : "%+.3Le", nudged);
    return text.data();
}

struct Student
{
    explicit Student(const Sheet &on)
        : sheet(on)
    {
        const Parameters<double> &given = on.network.parameters;
        for (int i = 0; i < given.W1.rows(); ++i) {
            x0.push_back(read(given_text(on.pass.x0[i])));
            W1.emplace_back();
            for (int j = 0; j < given.W1.cols(); ++j)
                W1.back().push_back(read(given_text(given.W1(i, j))));
        }
        for (int j = 0; j < given.W2.rows(); ++j) {
            b1.push_back(read(given_text(given.b1[j])));
            W2.emplace_back();
            for (int k = 0; k < given.W2.cols(); ++k)
                W2.back().push_back(read(given_text(given.W2(j, k))));
        }
        for (int k = 0; k < given.W2.cols(); ++k) {
            b2.push_back(read(given_text(given.b2[k])));
            y.push_back(read(given_text(on.pass.y[k])));
        }
        eta = read(given_text(on.rate));
    }

    /// Works one number out, writes it down rounded, and goes on with that.
    std::string work(const Entry &entry)
    {
        const std::string text = rounded(value(entry), is_after(entry.term));
        own[entry] = std::strtold(text.c_str(), nullptr);
        return text;
    }

    Real at(Asked term, int row = 0, int column = 0) const { return own.at({term, row, column}); }

    static Real phi(Activation function, Real z)
    {
        switch (function) {
        case Activation::Sigmoid:
            return 1 / (1 + std::exp(-z));
        case Activation::Tanh:
            return std::tanh(z);
        case Activation::Relu:
            return z > 0 ? z : 0;
        default:
            return z;
        }
    }
    static Real slope(Activation function, Real z, Real x)
    {
        switch (function) {
        case Activation::Sigmoid:
            return x * (1 - x);
        case Activation::Tanh:
            return 1 - x * x;
        case Activation::Relu:
            return z > 0 ? 1 : 0;
        default:
            return 1;
        }
    }

    Real output(const std::vector<Real> &z2, std::size_t k) const
    {
        const Activation function = sheet.network.functions.output;
        if (function != Activation::Softmax)
            return phi(function, z2[k]);
        Real sum = 0;
        for (const Real z : z2)
            sum += std::exp(z);
        return std::exp(z2[k]) / sum;
    }

    Real loss(const std::vector<Real> &x2) const
    {
        Real sum = 0;
        for (std::size_t k = 0; k < y.size(); ++k)
            switch (sheet.network.functions.cost) {
            case Cost::Quadratic:
                sum += (x2[k] - y[k]) * (x2[k] - y[k]) / 2;
                break;
            case Cost::CrossEntropy:
                sum -= y[k] * std::log(x2[k]) + (1 - y[k]) * std::log(1 - x2[k]);
                break;
            case Cost::LogLikelihood:
                sum -= y[k] * std::log(x2[k]);
            }
        return sum;
    }

    std::vector<Real> all(Asked term) const
    {
        std::vector<Real> values;
        for (auto each = own.lower_bound({term, 0, 0}); each != own.end() && each->first.term == term; ++each)
            values.push_back(each->second);
        return values;
    }

    /// The forward pass once more with the new parameters, without rounding in between. Biases that stay have
    /// no blanks.
    Real loss_after() const
    {
        const auto bias = [this](Asked term, int row, Real before) {
            const auto found = own.find({term, row, 0});
            return found == own.end() ? before : found->second;
        };
        std::vector<Real> x1, z2, x2;
        for (int j = 0; j < static_cast<int>(b1.size()); ++j) {
            Real z = bias(Asked::after_b1, j, b1[static_cast<std::size_t>(j)]);
            for (int i = 0; i < static_cast<int>(x0.size()); ++i)
                z += at(Asked::after_W1, i, j) * x0[static_cast<std::size_t>(i)];
            x1.push_back(phi(sheet.network.functions.hidden, z));
        }
        for (int k = 0; k < static_cast<int>(b2.size()); ++k) {
            Real z = bias(Asked::after_b2, k, b2[static_cast<std::size_t>(k)]);
            for (int j = 0; j < static_cast<int>(b1.size()); ++j)
                z += at(Asked::after_W2, j, k) * x1[static_cast<std::size_t>(j)];
            z2.push_back(z);
        }
        for (std::size_t k = 0; k < z2.size(); ++k)
            x2.push_back(output(z2, k));
        return loss(x2);
    }

    Real value(const Entry &entry) const
    {
        const auto r = static_cast<std::size_t>(entry.row), c = static_cast<std::size_t>(entry.column);
        const Functions &functions = sheet.network.functions;
        Real sum = 0;
        switch (entry.term) {
        case Asked::z1:
            for (std::size_t i = 0; i < x0.size(); ++i)
                sum += W1[i][r] * x0[i];
            return sum + b1[r];
        case Asked::x1:
            return phi(functions.hidden, at(Asked::z1, entry.row));
        case Asked::z2:
            for (std::size_t j = 0; j < b1.size(); ++j)
                sum += W2[j][r] * at(Asked::x1, static_cast<int>(j));
            return sum + b2[r];
        case Asked::x2:
            return output(all(Asked::z2), r);
        case Asked::loss:
            return loss(all(Asked::x2));
        case Asked::delta2: {
            const Real x = at(Asked::x2, entry.row);
            return (x - y[r]) * (functions.cost == Cost::Quadratic
                                     ? slope(functions.output, at(Asked::z2, entry.row), x)
                                     : 1);
        }
        case Asked::delta1:
            for (std::size_t k = 0; k < y.size(); ++k)
                sum += W2[r][k] * at(Asked::delta2, static_cast<int>(k));
            return sum * slope(functions.hidden, at(Asked::z1, entry.row), at(Asked::x1, entry.row));
        case Asked::dW2:
            return at(Asked::x1, entry.row) * at(Asked::delta2, entry.column);
        case Asked::db2:
            return at(Asked::delta2, entry.row);
        case Asked::dW1:
            return x0[r] * at(Asked::delta1, entry.column);
        case Asked::db1:
            return at(Asked::delta1, entry.row);
        case Asked::after_W1:
            return W1[r][c] - eta * at(Asked::dW1, entry.row, entry.column);
        case Asked::after_b1:
            return b1[r] - eta * at(Asked::db1, entry.row);
        case Asked::after_W2:
            return W2[r][c] - eta * at(Asked::dW2, entry.row, entry.column);
        case Asked::after_b2:
            return b2[r] - eta * at(Asked::db2, entry.row);
        case Asked::after_loss:
            return loss_after();
        }
        return 0;
    }

    const Sheet &sheet;
    std::vector<Real> x0, y, b1, b2;
    std::vector<std::vector<Real>> W1, W2;
    Real eta = 0;
    std::map<Entry, Real> own;
};

} // namespace deltascope::paper
