// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session.h"

#include "core/data/data_error.h"
#include "core/files/parameter_tensors.h"
#include "core/files/safetensors_reader.h"
#include "core/files/session_metadata.h"

#include <cmath>
#include <stdexcept>

namespace deltascope {

namespace {
using TensorShape = std::vector<std::uint64_t>;

/// The names of the four tensors, and whether the weights are stored as their transposes.
struct Layout
{
    std::string W1, b1, W2, b2;
    bool transposed;
};
const Layout own_layout = {"W1", "b1", "W2", "b2", false};
const Layout torch_layout = {"0.weight", "0.bias", "2.weight", "2.bias", true};
const Layout velocity_layout = {"v_W1", "v_b1", "v_W2", "v_b2", false};
const std::string order_name = "order";

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
        for (const std::string &name : {layout_.W1, layout_.b1, layout_.W2, layout_.b2})
            tensor(name); // all are there before their sizes are compared
        const std::uint64_t units = size_of(layout_.b1, "K", max_hidden_units);
        const std::uint64_t outputs = size_of(layout_.b2, "outputs", max_outputs);
        const std::uint64_t inputs = inputs_for(units);
        check_shape(layout_.W1, weight_shape(inputs, units));
        check_shape(layout_.W2, weight_shape(units, outputs));
        check_place();
        check_no_other();
        data_ = file_.read_data();
        for (const TensorInfo &tensor : file_.tensors())
            check_finite(tensor);
        return parameters(layout_);
    }

    /// After read(): completes the place that the metadata tell of; without its order there is none.
    void read_place(std::optional<SgdPlace> &place) const
    {
        if (!file_.find(order_name))
            return place.reset();
        if (!place)
            place.emplace();
        place->order =
            std::make_shared<const std::vector<std::int32_t>>(order_from(span(tensor(order_name))));
        if (file_.find(velocity_layout.W1))
            place->velocity = std::make_shared<const Parameters<float>>(parameters(velocity_layout));
        if (const Message fault = validation_error(*place); !fault.empty())
            throw DataError(path_, file_.place_of(tensor(order_name)), fault,
                            Message::tr("a place to continue from"));
    }

private:
    TensorShape weight_shape(std::uint64_t rows, std::uint64_t columns) const
    {
        return layout_.transposed ? TensorShape{columns, rows} : TensorShape{rows, columns};
    }

    const TensorInfo &tensor(const std::string &name) const
    {
        const TensorInfo *found = file_.find(name);
        if (!found)
            throw DataError(
                path_, Message::tr("header"), Message::tr("no tensor %1", {name}),
                Message::tr("%1, %2, %3 and %4", {layout_.W1, layout_.b1, layout_.W2, layout_.b2}));
        return *found;
    }

    // Of a bias, which says how many units its layer has.
    std::uint64_t size_of(const std::string &bias, const std::string &name, std::uint64_t most) const
    {
        const TensorInfo &found = tensor(bias);
        if (found.shape.size() != 1 || found.shape[0] < 1 || found.shape[0] > most)
            throw DataError(
                path_, file_.place_of(found), deltascope::Message::tr("shape %1", {shape_text(found.shape)}),
                deltascope::Message::tr("[%1], %1 from 1 to %2", {std::string(name), std::to_string(most)}));
        return found.shape[0];
    }

    // Those of W1 where a network can have so many, otherwise the pixels of a picture.
    std::uint64_t inputs_for(std::uint64_t units) const
    {
        for (std::uint64_t inputs = 1; inputs <= max_named_inputs; ++inputs)
            if (tensor(layout_.W1).shape == weight_shape(inputs, units))
                return inputs;
        return pixel_count;
    }

    void check_shape(const std::string &name, const TensorShape &expected) const
    {
        const TensorInfo &found = tensor(name);
        if (found.shape != expected)
            throw DataError(path_, file_.place_of(found), Message::tr("shape %1", {shape_text(found.shape)}),
                            shape_text(expected));
    }

    // The parts of a session's place; nothing else is there with another program's network.
    void check_place() const
    {
        if (layout_.transposed)
            return;
        const TensorInfo *order = file_.find(order_name);
        if (order &&
            (order->shape.size() != 1 || order->shape[0] < 1 || order->shape[0] > most_ordered_images))
            throw DataError(path_, file_.place_of(*order),
                            Message::tr("shape %1", {shape_text(order->shape)}),
                            Message::tr("[n], n from 1 to %1", {std::to_string(most_ordered_images)}));
        if (order && file_.find(velocity_layout.W1))
            for (const auto name : {&Layout::W1, &Layout::b1, &Layout::W2, &Layout::b2})
                check_shape(velocity_layout.*name, tensor(layout_.*name).shape);
    }

    bool is_known(const std::string &name) const
    {
        const auto is_of = [&name](const Layout &layout) {
            return name == layout.W1 || name == layout.b1 || name == layout.W2 || name == layout.b2;
        };
        const bool has_place = !layout_.transposed && file_.find(order_name);
        return is_of(layout_) || (has_place && (name == order_name || is_of(velocity_layout)));
    }

    // A network with more layers must not be mistaken for its first two.
    void check_no_other() const
    {
        for (const TensorInfo &other : file_.tensors())
            if (!is_known(other.name) && (layout_.transposed || !is_extra(other.name)))
                throw DataError(path_, file_.place_of(other), Message::tr("one tensor too many"),
                                Message::tr("the four of a network with one hidden layer"));
    }

    std::span<const float> span(const TensorInfo &tensor) const
    {
        return {values(tensor), static_cast<std::size_t>(tensor.end - tensor.begin) / sizeof(float)};
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
                throw DataError(path_,
                                Message::tr("%1, entry %2", {file_.place_of(tensor), std::to_string(entry)}),
                                std::to_string(value), Message::tr("a finite number"));
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

    Parameters<float> parameters(const Layout &layout) const
    {
        const auto size = [this](const std::string &name, std::size_t place) {
            return static_cast<Eigen::Index>(tensor(name).shape[place]);
        };
        const Eigen::Index inputs = size(layout.W1, layout_.transposed ? 1 : 0);
        const Eigen::Index K = size(layout.b1, 0);
        return {weights(layout.W1, inputs, K), bias(layout.b1), weights(layout.W2, K, size(layout.b2, 0)),
                bias(layout.b2)};
    }

    std::filesystem::path path_;
    SafetensorsReader &file_;
    Layout layout_;
    std::vector<float> data_;
};
} // namespace

Session load_session(const std::filesystem::path &path, const Functions &fallback)
{
    SafetensorsReader file(path);
    Session session = session_from_metadata(path, file.metadata(), fallback);
    ParameterReader reader(path, file);
    session.network = {session.settings.functions, reader.read()};
    const int units = session.network.hidden_units();
    session.settings.hidden_units = units;
    for (SettingChange &change : session.changes)
        change.before.hidden_units = change.after.hidden_units = units;
    reader.read_place(session.place);
    return session;
}

namespace {
void save(const std::filesystem::path &path, const Session &session, const SessionExtras *extras)
{
    const Parameters<float> &parameters = session.network.parameters;
    if (!parameters.all_finite())
        throw std::invalid_argument("a session with parameters that are not finite cannot be saved");
    std::vector<TensorView> tensors;
    add_parameters(tensors, {}, parameters);
    std::vector<float> order;
    if (session.place) {
        order.assign(session.place->order->begin(), session.place->order->end());
        tensors.push_back({order_name, {order.size()}, order});
    }
    if (session.place && session.place->velocity)
        add_parameters(tensors, "v_", *session.place->velocity);
    std::map<std::string, std::string> metadata = metadata_of(session);
    ExtraTensors others;
    if (extras)
        others = tensors_of(*extras, metadata);
    tensors.insert(tensors.end(), others.tensors.begin(), others.tensors.end());
    write_safetensors(path, metadata, tensors);
}
} // namespace

void save_session(const std::filesystem::path &path, const Session &session)
{
    save(path, session, nullptr);
}

void save_session(const std::filesystem::path &path, const Session &session, const SessionExtras &extras)
{
    save(path, session, &extras);
}

} // namespace deltascope
