// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/evaluation.h"
#include "tests/app/cli.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/core/files/foreign/foreign_files.h"

namespace deltascope {

/// A table of a set, with its labels first.
inline std::string table_of(const Dataset &set)
{
    std::string text;
    for (int n = 0; n < set.size(); ++n) {
        text += std::to_string(set.label(n));
        for (const std::uint8_t byte : set.image(n))
            text += "," + std::to_string(byte);
        text += "\n";
    }
    return text;
}

inline std::string unlabelled_table_of(const Dataset &set)
{
    std::string text;
    for (int n = 0; n < set.size(); ++n)
        for (std::size_t i = 0; i < pixel_count; ++i)
            text += std::to_string(set.image(n)[i]) + (i + 1 < pixel_count ? "," : "\n");
    return text;
}

/// A place where the first of MNIST's images are written as other people write theirs.
class DataPlace : public Workplace
{
public:
    DataPlace()
        : train_(load_dataset(folder().path("data"), Split::Train))
        , test_(load_dataset(folder().path("data"), Split::Test))
        , accuracy_(evaluate(shipped().network, test_).accuracy)
    {
    }

    const Dataset &train() const { return train_; }
    const Dataset &test() const { return test_; }
    /// Of the shipped network on test().
    double accuracy() const { return accuracy_; }

    void make(const std::string &name, const Bytes &bytes) const
    {
        std::filesystem::create_directories(folder().path(name).parent_path());
        folder().write(name, bytes);
    }

    void make_idx(const std::string &images, const std::string &labels, const Dataset &set) const
    {
        const auto count = static_cast<std::uint32_t>(set.size());
        make(images, idx(0x08, {count, 28, 28}, set.pixels));
        make(labels, idx(0x08, {count}, set.labels));
    }

    /// A network that leaves open what its hidden units are.
    QString foreign_model() const
    {
        folder().write("foreign", safetensors(tensors_of(shipped().network.parameters.cast<double>(),
                                                         torch_names, true)));
        return path("foreign");
    }

    QStringList data_words(const QStringList &paths) const
    {
        QStringList words;
        for (const QString &each : paths)
            words << QStringLiteral("--data") << path(qPrintable(each));
        return words;
    }

    static QStringList evaluate_words()
    {
        return {QStringLiteral("evaluate"), QStringLiteral("--model"), qstring_from(shipped_network_file())};
    }

    Outcome evaluated(const QStringList &paths, const QStringList &options) const
    {
        return run_cli(evaluate_words() + data_words(paths) + options +
                       QStringList{QStringLiteral("--json")});
    }

private:
    static Session shipped() { return load_session(shipped_network_file(), {}); }

    Dataset train_;
    Dataset test_;
    double accuracy_ = 0;
};

} // namespace deltascope
