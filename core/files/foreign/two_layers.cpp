// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/two_layers.h"

#include "core/data/data_error.h"
#include "core/files/foreign/layer_names.h"
#include "core/files/number_text.h"
#include "core/files/safetensors_reader.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

namespace deltascope {

namespace {
using Tensors = std::vector<ForeignTensor>;

/// Which tensor is which, and which weights are stored units×inputs.
struct Assignment
{
    const ForeignTensor *W1 = nullptr;
    const ForeignTensor *W2 = nullptr;
    const ForeignTensor *b1 = nullptr; ///< null: missing
    const ForeignTensor *b2 = nullptr; ///< null: missing
    bool W1_units_first = false;
    bool W2_units_first = false;
    std::uint64_t hidden = 0;

    /// How much the names speak for it: a bias that is called after its layer counts most.
    int likelihood() const
    {
        const auto belong = [](const ForeignTensor *weight, const ForeignTensor *bias) {
            return bias && names_one_layer(weight->name, bias->name) ? 2 : 0;
        };
        return belong(W1, b1) + belong(W2, b2);
    }
};

Message network_expected()
{
    return Message::tr("two layers, 784×K and K×10 or transposed, K from 1 to 1024, and their biases");
}

std::string shapes_of(const Tensors &tensors)
{
    constexpr std::size_t most_listed = 8;
    std::string text;
    for (const ForeignTensor &tensor : std::span(tensors).first(std::min(tensors.size(), most_listed)))
        text.append(text.empty() ? "" : ", ")
            .append(tensor.name)
            .append(" ")
            .append(shape_text(tensor.shape));
    return tensors.size() > most_listed ? text + ", …" : text;
}

bool is_matrix(const ForeignTensor &tensor)
{
    return tensor.shape.size() == 2;
}

// A column or a row of numbers counts as the list of them.
bool is_list(const ForeignTensor &tensor, std::uint64_t size)
{
    const auto &shape = tensor.shape;
    return (shape.size() == 1 && shape[0] == size) ||
           (shape.size() == 2 &&
            ((shape[0] == size && shape[1] == 1) || (shape[0] == 1 && shape[1] == size)));
}

bool has_shape(const ForeignTensor &tensor, std::uint64_t rows, std::uint64_t columns)
{
    return is_matrix(tensor) && tensor.shape[0] == rows && tensor.shape[1] == columns;
}

// K, where the tensor can be W¹.
std::optional<std::uint64_t> hidden_of(const ForeignTensor &W1, bool units_first)
{
    if (!is_matrix(W1) || W1.shape[units_first ? 1 : 0] != pixel_count)
        return std::nullopt;
    const std::uint64_t hidden = W1.shape[units_first ? 0 : 1];
    return hidden >= 1 && hidden <= max_hidden_units ? std::optional(hidden) : std::nullopt;
}

/// All that the shapes allow.
class Assignments
{
public:
    explicit Assignments(const Tensors &tensors)
        : tensors_(tensors)
    {
        for (const ForeignTensor &W1 : tensors_)
            for (const bool units_first : {false, true})
                if (const auto hidden = hidden_of(W1, units_first))
                    add_second_layers({.W1 = &W1, .W1_units_first = units_first, .hidden = *hidden});
    }

    /// Those that the names speak for most; first the ones that store both layers in the same way.
    std::vector<Assignment> likeliest() const
    {
        int most = 0;
        for (const Assignment &each : found_)
            most = std::max(most, each.likelihood());
        std::vector<Assignment> best;
        std::ranges::copy_if(found_, std::back_inserter(best),
                             [most](const Assignment &each) { return each.likelihood() == most; });
        std::stable_partition(best.begin(), best.end(), [](const Assignment &each) {
            return each.W1_units_first == each.W2_units_first;
        });
        return best;
    }

private:
    void add_second_layers(Assignment start)
    {
        for (const ForeignTensor &W2 : tensors_)
            for (const bool units_first : {false, true}) {
                const std::uint64_t rows = units_first ? digit_count : start.hidden;
                const std::uint64_t columns = units_first ? start.hidden : digit_count;
                if (&W2 == start.W1 || !has_shape(W2, rows, columns))
                    continue;
                start.W2 = &W2;
                start.W2_units_first = units_first;
                add_biases(start);
            }
    }

    // Each of what remains is a bias; those before the others in the file belong to the first layer.
    void add_biases(Assignment start)
    {
        std::vector<const ForeignTensor *> rest;
        for (const ForeignTensor &tensor : tensors_)
            if (&tensor != start.W1 && &tensor != start.W2)
                rest.push_back(&tensor);
        if (rest.size() > 2)
            return;
        rest.resize(2, nullptr);
        for (const auto &[b1, b2] : {std::pair(rest[0], rest[1]), std::pair(rest[1], rest[0])}) {
            start.b1 = b1;
            start.b2 = b2;
            if ((!b1 || is_list(*b1, start.hidden)) && (!b2 || is_list(*b2, digit_count)))
                found_.push_back(start);
            if (!rest[0])
                break; // both are missing
        }
    }

    const Tensors &tensors_;
    std::vector<Assignment> found_;
};

// What a person would have to know to help themselves; the most telling fault first.
[[noreturn]] void refuse(const std::filesystem::path &path, const Tensors &tensors)
{
    const auto is_convolution = [](const ForeignTensor &tensor) { return tensor.shape.size() > 2; };
    const auto convolution = std::ranges::find_if(tensors, is_convolution);
    if (convolution != tensors.end())
        throw DataError(
            convolution->file, convolution->place,
            Message::tr("shape %1, as of a convolution", {shape_text(convolution->shape)}),
            Message::tr("a network of two fully connected layers, 784×K and K×10, and their biases"));
    const auto is_layer = [](const ForeignTensor &tensor) {
        return is_matrix(tensor) && tensor.shape[0] > 1 && tensor.shape[1] > 1;
    };
    const auto layers = std::ranges::count_if(tensors, is_layer);
    if (layers > 2)
        throw DataError(path, Message::tr("tensors"),
                        Message::tr("%1 layers: %2", {std::to_string(layers), shapes_of(tensors)}),
                        network_expected());
    if (utf8_from_path(path.filename()).find("-of-") != std::string::npos)
        throw DataError(path, Message::tr("tensors"),
                        Message::tr("one of several parts, with %1", {shapes_of(tensors)}),
                        expected_in_one_file());
    throw DataError(path, Message::tr("tensors"),
                    tensors.empty() ? Message::tr("none") : Message(shapes_of(tensors)), network_expected());
}

std::vector<double> numbers_of(const ForeignTensor &tensor)
{
    std::vector<double> numbers = tensor.read();
    for (std::size_t entry = 0; entry < numbers.size(); ++entry)
        if (!std::isfinite(static_cast<float>(numbers[entry])))
            throw DataError(tensor.file,
                            deltascope::Message::tr("%1, entry %2", {tensor.place, std::to_string(entry)}),
                            number_text(numbers[entry]),
                            deltascope::Message::tr("a finite number that fits into float32"));
    return numbers;
}

Matrix<double> weights(const ForeignTensor &tensor, bool units_first)
{
    const std::vector<double> numbers = numbers_of(tensor);
    const Eigen::Map<const Matrix<double>> stored(numbers.data(), static_cast<Eigen::Index>(tensor.shape[0]),
                                                  static_cast<Eigen::Index>(tensor.shape[1]));
    if (units_first)
        return stored.transpose();
    return stored;
}

Vector<double> bias(const ForeignTensor *tensor, std::uint64_t size)
{
    if (!tensor)
        return Vector<double>::Zero(static_cast<Eigen::Index>(size));
    const std::vector<double> numbers = numbers_of(*tensor);
    return Eigen::Map<const Vector<double>>(numbers.data(), static_cast<Eigen::Index>(size));
}

Parameters<double> parameters_of(const Assignment &which)
{
    return {weights(*which.W1, which.W1_units_first), bias(which.b1, which.hidden),
            weights(*which.W2, which.W2_units_first), bias(which.b2, digit_count)};
}

// A single number is no tensor of a network.
Tensors without_scalars(const Tensors &all)
{
    Tensors tensors;
    std::ranges::copy_if(all, std::back_inserter(tensors),
                         [](const ForeignTensor &tensor) { return !tensor.shape.empty(); });
    return tensors;
}

// Lists beside a network whose four tensors are all there, such as a history of losses or the mean and the
// deviation of its inputs, belong to it if they are as long as a bias. Empty where that does not help.
Tensors without_other_lists(const Tensors &all)
{
    constexpr std::size_t whole = 4; // tensors
    std::vector<std::uint64_t> lengths = {digit_count};
    for (const ForeignTensor &tensor : all)
        for (const bool units_first : {false, true})
            if (const auto hidden = hidden_of(tensor, units_first))
                lengths.push_back(*hidden);
    Tensors rest;
    std::ranges::copy_if(all, std::back_inserter(rest), [&lengths](const ForeignTensor &tensor) {
        return tensor.shape.size() != 1 || std::ranges::find(lengths, tensor.shape[0]) != lengths.end();
    });
    return rest.size() == whole ? rest : Tensors();
}

std::vector<Message> left_out(const Tensors &all, const Tensors &taken)
{
    std::vector<Message> notes;
    for (const ForeignTensor &tensor : all)
        if (std::ranges::find(taken, tensor.name, &ForeignTensor::name) == taken.end())
            notes.push_back(Message::tr("%1 is left out: no part of a network has the shape %2.",
                                        {tensor.name, shape_text(tensor.shape)}));
    return notes;
}

// One that is called an accuracy says how well it reads.
std::optional<double> accuracy_in(const Tensors &all)
{
    const auto found = std::ranges::find_if(
        all, [](const ForeignTensor &tensor) { return tensor.shape.empty() && names_accuracy(tensor.name); });
    return found == all.end() ? std::nullopt : std::optional(found->read().front());
}
} // namespace

TwoLayers two_layers(const std::filesystem::path &path, const ForeignTensors &file)
{
    TwoLayers network;
    network.notes = file.notes;
    const Tensors all = without_scalars(file.tensors);
    Tensors tensors = all;
    std::vector<Assignment> found = Assignments(tensors).likeliest();
    if (found.empty()) {
        tensors = without_other_lists(all);
        found = Assignments(tensors).likeliest();
        if (found.empty())
            refuse(path, all);
        std::ranges::copy(left_out(all, tensors), std::back_inserter(network.notes));
    }
    for (const Assignment &each : found)
        network.readings.push_back(parameters_of(each));
    network.accuracy = accuracy_in(file.tensors);
    const bool b1_missing = !found.front().b1;
    const bool b2_missing = !found.front().b2;
    if (b1_missing && b2_missing)
        network.notes.push_back(Message::tr("The file has no biases: b¹ and b² are 0."));
    else if (b1_missing || b2_missing)
        network.notes.push_back(
            Message::tr("The file has one bias only: %1 is 0.", {std::string(b1_missing ? "b¹" : "b²")}));
    return network;
}

} // namespace deltascope
