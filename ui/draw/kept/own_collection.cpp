// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/kept/own_collection.h"

#include "core/data/data_error.h"
#include "core/data/idx.h"

#include <string>
#include <unordered_set>

namespace deltascope {

namespace {
constexpr const char *imagesName = "drawings-images-idx3-ubyte";
constexpr const char *labelsName = "drawings-labels-idx1-ubyte";
constexpr const char *nextName = "next";            // a folder with the whole of a change
constexpr const char *unfinishedName = "next.part"; // the same before it is whole

Dataset cutTo(Dataset drawings, std::size_t count)
{
    drawings.labels.resize(count);
    drawings.pixels.resize(count * std::tuple_size_v<DigitImage>);
    return drawings;
}

void makeFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw DataError(folder, {}, error.message(), Message::tr("a folder that can be written to"));
}

void writeBoth(const std::filesystem::path &folder, const Dataset &drawings)
{
    makeFolder(folder);
    write_idx_images(folder / imagesName, drawings.pixels);
    write_idx_labels(folder / labelsName, drawings.labels);
}

// A killed program must not leave new images with old labels: both are first written into a folder of their
// own, which counts as soon as it has its name.
void prepare(const std::filesystem::path &folder, const Dataset &drawings)
{
    const std::filesystem::path unfinished = folder / unfinishedName;
    std::error_code error;
    std::filesystem::remove_all(unfinished, error);
    writeBoth(unfinished, drawings);
    std::filesystem::rename(unfinished, folder / nextName, error);
    if (error)
        throw DataError(folder, {}, error.message(), Message::tr("a folder that can be written to"));
}

// Half a folder must not count: it loses its name first.
void finish(const std::filesystem::path &folder, const Dataset &drawings)
{
    writeBoth(folder, drawings);
    std::error_code error;
    std::filesystem::rename(folder / nextName, folder / unfinishedName, error);
    std::filesystem::remove_all(folder / unfinishedName, error);
}

bool isUnfinished(const std::filesystem::path &folder)
{
    return std::filesystem::exists(folder / nextName);
}

std::string keyOf(const Dataset &drawings, int n)
{
    const auto image = drawings.image(n);
    return std::string(image.begin(), image.end()) + static_cast<char>(drawings.label(n));
}

void append(Dataset &drawings, const Dataset &from, int n)
{
    const auto image = from.image(n);
    drawings.pixels.insert(drawings.pixels.end(), image.begin(), image.end());
    drawings.labels.push_back(static_cast<std::uint8_t>(from.label(n)));
}
} // namespace

Dataset merged(const Dataset &first, const Dataset &second)
{
    Dataset all = first;
    std::unordered_set<std::string> known;
    for (int n = 0; n < first.size(); ++n)
        known.insert(keyOf(first, n));
    for (int n = 0; n < second.size(); ++n)
        if (known.insert(keyOf(second, n)).second)
            append(all, second, n);
    return all;
}

OwnCollection::OwnCollection(std::filesystem::path folder)
    : m_folder(std::move(folder))
    , m_drawings(read())
{
    finishLast();
}

std::shared_ptr<const Dataset> OwnCollection::read() const
{
    const std::filesystem::path from = isUnfinished(m_folder) ? m_folder / nextName : m_folder;
    if (!std::filesystem::exists(from / imagesName) || !std::filesystem::exists(from / labelsName))
        return std::make_shared<const Dataset>();
    const Dataset read{read_idx_images(from / imagesName), read_idx_labels(from / labelsName)};
    const std::size_t images = read.pixels.size() / std::tuple_size_v<DigitImage>;
    return std::make_shared<const Dataset>(cutTo(read, std::min(images, read.labels.size())));
}

// Another window may have added some meanwhile, which must not be lost.
std::shared_ptr<const Dataset>
OwnCollection::withThoseOfOthers(const std::shared_ptr<const Dataset> &drawings) const
{
    const auto found = read();
    std::unordered_set<std::string> known;
    for (int n = 0; n < size(); ++n)
        known.insert(keyOf(*m_drawings, n));
    auto all = std::make_shared<Dataset>(*drawings);
    for (int n = 0; n < found->size(); ++n)
        if (!known.contains(keyOf(*found, n)))
            append(*all, *found, n);
    return all;
}

void OwnCollection::insert(int index, const DigitImage &image, int label)
{
    auto drawings = std::make_shared<Dataset>(*m_drawings);
    drawings->pixels.insert(drawings->pixels.begin() + index * std::tuple_size_v<DigitImage>, image.begin(),
                            image.end());
    drawings->labels.insert(drawings->labels.begin() + index, static_cast<std::uint8_t>(label));
    replaceBy(std::move(drawings));
}

void OwnCollection::remove(int index)
{
    if (index < 0 || index >= size())
        return;
    auto drawings = std::make_shared<Dataset>(*m_drawings);
    const auto first = drawings->pixels.begin() + index * std::tuple_size_v<DigitImage>;
    drawings->pixels.erase(first, first + std::tuple_size_v<DigitImage>);
    drawings->labels.erase(drawings->labels.begin() + index);
    replaceBy(std::move(drawings));
}

void OwnCollection::relabel(int index, int label)
{
    if (index < 0 || index >= size())
        return;
    auto drawings = std::make_shared<Dataset>(*m_drawings);
    drawings->labels[static_cast<std::size_t>(index)] = static_cast<std::uint8_t>(label);
    replaceBy(std::move(drawings));
}

void OwnCollection::finishLast() const
{
    if (isUnfinished(m_folder))
        finish(m_folder, *m_drawings);
}

// Programs refuse an IDX file without records, so an empty collection has no files.
void OwnCollection::replaceBy(std::shared_ptr<const Dataset> drawings)
{
    finishLast();
    drawings = withThoseOfOthers(drawings);
    if (drawings->size() == 0) {
        std::error_code error;
        std::filesystem::remove(m_folder / labelsName, error);
        if (!error)
            std::filesystem::remove(m_folder / imagesName, error);
        if (error)
            throw DataError(m_folder, {}, error.message(), Message::tr("a folder that can be written to"));
    } else {
        prepare(m_folder, *drawings);
        try {
            finish(m_folder, *drawings);
        } catch (const DataError &) {
            // The drawings are on disk all the same, and the next change or start finishes it.
        }
    }
    m_drawings = std::move(drawings);
}

void OwnCollection::exportTo(const std::filesystem::path &folder) const
{
    makeFolder(folder);
    for (const std::string split : {"train", "t10k"}) {
        write_idx_images(folder / (split + "-images-idx3-ubyte"), m_drawings->pixels);
        write_idx_labels(folder / (split + "-labels-idx1-ubyte"), m_drawings->labels);
    }
}

} // namespace deltascope
