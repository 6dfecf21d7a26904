// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"
#include "tests/core/data/files.h"

#include <cmath>
#include <cstring>
#include <utility>

namespace deltascope {

// Files as other programs write them, made here byte by byte.

/// A tensor to write: its numbers row by row.
struct Written
{
    std::string name;
    std::vector<std::uint64_t> shape;
    std::vector<double> numbers;
};

inline void add_number(Bytes &bytes, std::uint64_t number, int size, bool big_endian = false)
{
    for (int i = 0; i < size; ++i)
        bytes.push_back(static_cast<std::uint8_t>(number >> 8 * (big_endian ? size - 1 - i : i)));
}

/// The nearest binary16, for numbers that it can hold.
inline std::uint64_t half_bits(double number)
{
    const std::uint64_t sign = std::signbit(number) ? 0x8000 : 0;
    const double size = std::abs(number);
    if (size < std::ldexp(1, -14))
        return sign + static_cast<std::uint64_t>(std::nearbyint(std::ldexp(size, 24)));
    const int exponent = std::ilogb(size);
    const auto fraction = static_cast<std::uint64_t>(std::nearbyint(std::ldexp(size, 10 - exponent)));
    return sign + (static_cast<std::uint64_t>(exponent + 15) << 10) + fraction - 1024;
}

inline std::uint64_t single_bits(double number)
{
    const auto single = static_cast<float>(number);
    std::uint32_t bits = 0;
    std::memcpy(&bits, &single, sizeof bits);
    return bits;
}

/// type is F64, F32, F16 or BF16.
inline Bytes numbers_as(const std::string &type, const std::vector<double> &numbers, bool big_endian = false)
{
    Bytes bytes;
    for (const double number : numbers) {
        std::uint64_t double_bits = 0;
        std::memcpy(&double_bits, &number, sizeof double_bits);
        if (type == "F64")
            add_number(bytes, double_bits, 8, big_endian);
        else if (type == "F32")
            add_number(bytes, single_bits(number), 4, big_endian);
        else if (type == "F16")
            add_number(bytes, half_bits(number), 2, big_endian);
        else
            add_number(bytes, single_bits(number) >> 16, 2, big_endian);
    }
    return bytes;
}

/// metadata is JSON: {"a":"b"}.
inline Bytes safetensors(const std::vector<Written> &tensors, const std::string &type = "F32",
                         const std::string &metadata = "{\"format\":\"pt\"}")
{
    std::string header = "{\"__metadata__\":" + metadata;
    Bytes data;
    for (const Written &tensor : tensors) {
        std::string shape;
        for (const std::uint64_t size : tensor.shape)
            shape += (shape.empty() ? "" : ",") + std::to_string(size);
        const std::size_t begin = data.size();
        data = joined(std::move(data), numbers_as(type, tensor.numbers));
        header += ",\"" + tensor.name + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + shape +
                  "],\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(data.size()) + "]}";
    }
    header += "}";
    Bytes bytes;
    add_number(bytes, header.size(), 8);
    bytes.insert(bytes.end(), header.begin(), header.end());
    return joined(std::move(bytes), data);
}

/// A .npy file: descr as NumPy writes it ("<f8"), data as they are to stand there.
inline Bytes npy(const std::string &descr, const std::string &shape, const Bytes &data, bool fortran = false,
                 int version = 1)
{
    std::string header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") +
                         ", 'shape': " + shape + ", }";
    const std::size_t before = version == 1 ? 10 : 12;
    header.append(63 - (before + header.size()) % 64, ' ').append("\n");
    Bytes bytes = {0x93, 'N', 'U', 'M', 'P', 'Y', static_cast<std::uint8_t>(version), 0};
    add_number(bytes, header.size(), version == 1 ? 2 : 4);
    bytes.insert(bytes.end(), header.begin(), header.end());
    return joined(std::move(bytes), data);
}

/// A member of a zip file.
struct Zipped
{
    std::string name;
    Bytes bytes;
    bool deflated = false;
};

/// As Python's zipfile writes it for numpy.savez(): local headers with a field of 64-bit sizes.
inline Bytes zip(const std::vector<Zipped> &members)
{
    Bytes bytes, directory;
    const auto text = [](Bytes &into, const std::string &name) {
        into.insert(into.end(), name.begin(), name.end());
    };
    for (const Zipped &member : members) {
        const Bytes packed = member.deflated ? deflated(member.bytes) : member.bytes;
        const auto sum =
            crc32(crc32(0, nullptr, 0), member.bytes.data(), static_cast<uInt>(member.bytes.size()));
        const std::size_t start = bytes.size();
        const int method = member.deflated ? 8 : 0;
        add_number(bytes, 0x04034b50, 4);
        add_number(bytes, 45, 2);
        add_number(bytes, 0, 2);
        add_number(bytes, static_cast<std::uint64_t>(method), 2);
        add_number(bytes, 0, 4);
        add_number(bytes, sum, 4);
        add_number(bytes, 0xffffffff, 4);
        add_number(bytes, 0xffffffff, 4);
        add_number(bytes, member.name.size(), 2);
        add_number(bytes, 20, 2);
        text(bytes, member.name);
        add_number(bytes, 1, 2);
        add_number(bytes, 16, 2);
        add_number(bytes, member.bytes.size(), 8);
        add_number(bytes, packed.size(), 8);
        bytes = joined(std::move(bytes), packed);

        add_number(directory, 0x02014b50, 4);
        add_number(directory, 45, 2);
        add_number(directory, 45, 2);
        add_number(directory, 0, 2);
        add_number(directory, static_cast<std::uint64_t>(method), 2);
        add_number(directory, 0, 4);
        add_number(directory, sum, 4);
        add_number(directory, packed.size(), 4);
        add_number(directory, member.bytes.size(), 4);
        add_number(directory, member.name.size(), 2);
        for (int i = 0; i < 4; ++i) // no further fields, no comment, disk 0, a binary
            add_number(directory, 0, 2);
        add_number(directory, 0, 4);
        add_number(directory, start, 4);
        text(directory, member.name);
    }
    const std::size_t start = bytes.size();
    bytes = joined(std::move(bytes), directory);
    add_number(bytes, 0x06054b50, 4);
    add_number(bytes, 0, 4);
    add_number(bytes, members.size(), 2);
    add_number(bytes, members.size(), 2);
    add_number(bytes, directory.size(), 4);
    add_number(bytes, start, 4);
    add_number(bytes, 0, 2);
    return bytes;
}

/// The entries of a matrix in the order in which files have them.
inline std::vector<double> by_rows(const Matrix<double> &matrix)
{
    return {matrix.data(), matrix.data() + matrix.size()};
}

inline std::vector<double> by_columns(const Matrix<double> &matrix)
{
    return by_rows(matrix.transpose());
}

inline std::vector<double> list_of(const Vector<double> &vector)
{
    return {vector.data(), vector.data() + vector.size()};
}

/// Parameters that every type holds exactly, each entry another.
inline Parameters<double> exact_parameters(int hidden)
{
    double next = 0;
    const auto fill = [&next](auto &entries) {
        for (Eigen::Index i = 0; i < entries.size(); ++i)
            entries.data()[i] = std::remainder(next += 1, 64) / 32;
    };
    Parameters<double> parameters{Matrix<double>(pixel_count, hidden), Vector<double>(hidden),
                                  Matrix<double>(hidden, digit_count), Vector<double>(digit_count)};
    fill(parameters.W1);
    fill(parameters.b1);
    fill(parameters.W2);
    fill(parameters.b2);
    return parameters;
}

/// The four tensors under these names, in this order; weights of units×inputs are called units_first.
inline std::vector<Written> tensors_of(const Parameters<double> &p, const std::vector<std::string> &names,
                                       bool units_first)
{
    const auto K = static_cast<std::uint64_t>(p.b1.size());
    const auto matrix = [units_first](const std::string &name, const Matrix<double> &m) {
        const auto rows = static_cast<std::uint64_t>(m.rows());
        const auto columns = static_cast<std::uint64_t>(m.cols());
        return units_first ? Written{name, {columns, rows}, by_columns(m)}
                           : Written{name, {rows, columns}, by_rows(m)};
    };
    return {matrix(names[0], p.W1),
            {names[1], {K}, list_of(p.b1)},
            matrix(names[2], p.W2),
            {names[3], {digit_count}, list_of(p.b2)}};
}

inline const std::vector<std::string> torch_names = {"fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"};

} // namespace deltascope
