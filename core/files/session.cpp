// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session.h"

#include "core/data/data_error.h"
#include "core/files/safetensors_reader.h"
#include "core/files/safetensors_writer.h"
#include "core/files/session_metadata.h"

#include <cmath>
#include <stdexcept>

namespace deltascope {

namespace {
using Shape = std::vector<std::uint64_t>;

/// The names of the four tensors, and whether the weights are stored as their transposes.
struct Layout
{
    std::string W1, b1, W2, b2;
    bool transposed;
};
const Layout own_layout = {"W1", "b1", "W2", "b2", false};
const Layout torch_layout = {"0.weight", "0.bias", "2.weight", "2.bias", true};

std::string text_of(const Shape &shape)
{
    std::string text;
    for (const std::uint64_t size : shape)
        text.append(text.empty() ? "" : ",").append(std::to_string(size));
    return "[" + text + "]";
}

class ParameterReader
{
public:
    ParameterReader(const std::filesystem::path &path, SafetensorsReader &file)
        : path_(path)
        , file_(file)
        , layout_(file.find(torch_layout.W1) ? torch_layout : own_layout)
    {
    }

    Parameters<float> read()
    {
        const std::uint64_t units = hidden_units();
        check_shape(layout_.W1, weight_shape(pixel_count, units));
        check_shape(layout_.b1, {units});
        check_shape(layout_.W2, weight_shape(units, digit_count));
        check_shape(layout_.b2, {digit_count});
        check_no_other();
        data_ = file_.read_data();
        for (const TensorInfo &tensor : file_.tensors())
            check_finite(tensor);
        const auto K = static_cast<Eigen::Index>(units);
        return {weights(layout_.W1, pixel_count, K), bias(layout_.b1), weights(layout_.W2, K, digit_count),
                bias(layout_.b2)};
    }

private:
    Shape weight_shape(std::uint64_t rows, std::uint64_t columns) const
    {
        return layout_.transposed ? Shape{columns, rows} : Shape{rows, columns};
    }

    const TensorInfo &tensor(const std::string &name) const
    {
        const TensorInfo *found = file_.find(name);
        if (!found)
            throw DataError(path_, "header", "no tensor " + name,
                            layout_.W1 + ", " + layout_.b1 + ", " + layout_.W2 + " and " + layout_.b2);
        return *found;
    }

    std::uint64_t hidden_units() const
    {
        const TensorInfo &b1 = tensor(layout_.b1);
        if (b1.shape.size() != 1 || b1.shape[0] < 1 || b1.shape[0] > max_hidden_units)
            throw DataError(path_, file_.place_of(b1), "shape " + text_of(b1.shape),
                            "[K], K from 1 to " + std::to_string(max_hidden_units));
        return b1.shape[0];
    }

    void check_shape(const std::string &name, const Shape &expected) const
    {
        const TensorInfo &found = tensor(name);
        if (found.shape != expected)
            throw DataError(path_, file_.place_of(found), "shape " + text_of(found.shape), text_of(expected));
    }

    // A network with more layers must not be mistaken for its first two.
    void check_no_other() const
    {
        for (const TensorInfo &other : file_.tensors())
            if (other.name != layout_.W1 && other.name != layout_.b1 && other.name != layout_.W2 &&
                other.name != layout_.b2)
                throw DataError(path_, file_.place_of(other), "one tensor more",
                                "the four of a 784-K-10 network");
    }

    const float *values(const TensorInfo &tensor) const
    {
        return data_.data() + tensor.begin / sizeof(float);
    }

    void check_finite(const TensorInfo &tensor) const
    {
        const std::uint64_t size = (tensor.end - tensor.begin) / sizeof(float);
        for (std::uint64_t entry = 0; entry < size; ++entry)
            if (const float value = values(tensor)[entry]; !std::isfinite(value))
                throw DataError(path_, file_.place_of(tensor) + ", entry " + std::to_string(entry),
                                std::to_string(value), "a finite number");
    }

    Matrix<float> weights(const std::string &name, Eigen::Index rows, Eigen::Index columns) const
    {
        const float *data = values(tensor(name));
        if (layout_.transposed)
            return Eigen::Map<const Matrix<float>>(data, columns, rows).transpose();
        return Eigen::Map<const Matrix<float>>(data, rows, columns);
    }

    Vector<float> bias(const std::string &name) const
    {
        const TensorInfo &found = tensor(name);
        return Eigen::Map<const Vector<float>>(values(found), static_cast<Eigen::Index>(found.shape[0]));
    }

    std::filesystem::path path_;
    SafetensorsReader &file_;
    Layout layout_;
    std::vector<float> data_;
};

std::span<const float> span_of(const auto &values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}
} // namespace

Session load_session(const std::filesystem::path &path, const Functions &fallback)
{
    SafetensorsReader file(path);
    Session session = session_from_metadata(path, file.metadata(), fallback);
    session.network = {session.settings.functions, ParameterReader(path, file).read()};
    session.settings.hidden_units = session.network.hidden_units();
    return session;
}

void save_session(const std::filesystem::path &path, const Session &session)
{
    const Parameters<float> &parameters = session.network.parameters;
    if (!parameters.all_finite())
        throw std::invalid_argument("a session with parameters that are not finite cannot be saved");
    const auto K = static_cast<std::uint64_t>(parameters.hidden_units());
    write_safetensors(path, metadata_of(session),
                      {{"W1", {pixel_count, K}, span_of(parameters.W1)},
                       {"b1", {K}, span_of(parameters.b1)},
                       {"W2", {K, digit_count}, span_of(parameters.W2)},
                       {"b2", {digit_count}, span_of(parameters.b2)}});
}

} // namespace deltascope
