// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/own_collection.h"

#include "core/data/data_error.h"
#include "core/data/idx.h"

namespace deltascope {

namespace {
constexpr const char *imagesName = "drawings-images-idx3-ubyte";
constexpr const char *labelsName = "drawings-labels-idx1-ubyte";

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
} // namespace

OwnCollection::OwnCollection(std::filesystem::path folder)
    : m_folder(std::move(folder))
    , m_drawings(std::make_shared<const Dataset>())
{
    if (!std::filesystem::exists(m_folder / imagesName) || !std::filesystem::exists(m_folder / labelsName))
        return;
    const Dataset read{read_idx_images(m_folder / imagesName), read_idx_labels(m_folder / labelsName)};
    const std::size_t images = read.pixels.size() / std::tuple_size_v<DigitImage>;
    m_drawings = std::make_shared<const Dataset>(cutTo(read, std::min(images, read.labels.size())));
}

void OwnCollection::insert(int index, const DigitImage &image, int label)
{
    auto drawings = std::make_shared<Dataset>(*m_drawings);
    drawings->pixels.insert(drawings->pixels.begin() + index * std::tuple_size_v<DigitImage>, image.begin(),
                            image.end());
    drawings->labels.insert(drawings->labels.begin() + index, static_cast<std::uint8_t>(label));
    store(std::move(drawings));
}

void OwnCollection::remove(int index)
{
    if (index < 0 || index >= size())
        return;
    auto drawings = std::make_shared<Dataset>(*m_drawings);
    const auto first = drawings->pixels.begin() + index * std::tuple_size_v<DigitImage>;
    drawings->pixels.erase(first, first + std::tuple_size_v<DigitImage>);
    drawings->labels.erase(drawings->labels.begin() + index);
    store(std::move(drawings));
}

// Programs refuse an IDX file without records, so an empty collection has no files.
void OwnCollection::store(std::shared_ptr<const Dataset> drawings)
{
    if (drawings->size() == 0) {
        std::error_code error;
        std::filesystem::remove(m_folder / labelsName, error);
        if (!error)
            std::filesystem::remove(m_folder / imagesName, error);
        if (error)
            throw DataError(m_folder, {}, error.message(), Message::tr("a folder that can be written to"));
    } else {
        makeFolder(m_folder);
        write_idx_images(m_folder / imagesName, drawings->pixels);
        write_idx_labels(m_folder / labelsName, drawings->labels);
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
