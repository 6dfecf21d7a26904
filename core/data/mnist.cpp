// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mnist.h"

#include "core/data/data_error.h"
#include "core/data/idx.h"
#include "core/platform/arriving_files.h"

#include <future>
#include <string>

namespace deltascope {

namespace {
std::filesystem::path find(const std::filesystem::path &folder, const std::string &name)
{
    await_files_in(folder, {name, name + ".gz"});
    std::error_code unreachable; // counts as not there
    for (const std::string &candidate : {name, name + ".gz"})
        if (std::filesystem::exists(folder / candidate, unreachable))
            return folder / candidate;
    if (!std::filesystem::is_directory(folder, unreachable))
        throw DataError(folder, {}, deltascope::Message::tr("no such folder"),
                        deltascope::Message::tr("a folder with IDX files"));
    throw DataError(folder, {}, deltascope::Message::tr("no %1", {name}),
                    deltascope::Message::tr("%1 or %1.gz", {name}));
}
} // namespace

Dataset load_dataset(const std::filesystem::path &folder, Split split)
{
    const std::string prefix = split == Split::Train ? "train-" : "t10k-";
    const std::filesystem::path images = find(folder, prefix + "images-idx3-ubyte");
    const std::filesystem::path labels = find(folder, prefix + "labels-idx1-ubyte");
    return read_idx(images, labels);
}

Mnist load_mnist(const std::filesystem::path &folder)
{
    const auto load = [&folder](Split split) {
        return std::make_shared<const Dataset>(load_dataset(folder, split));
    };
    std::future<std::shared_ptr<const Dataset>> train = std::async(std::launch::async, load, Split::Train);
    std::shared_ptr<const Dataset> test = load(Split::Test);
    return {train.get(), std::move(test)};
}

} // namespace deltascope
