// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/picture_folder.h"

#include "core/data/data_error.h"
#include "core/data/foreign/pixel_scale.h"
#include "core/data/lower_case.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>

namespace deltascope {

namespace {
constexpr std::array<std::string_view, 11> endings = {".png",  ".jpg",  ".jpeg", ".bmp", ".gif", ".tif",
                                                      ".tiff", ".webp", ".pgm",  ".ppm", ".pbm"};
constexpr std::array<std::string_view, 3> left_behind = {"__MACOSX", "Thumbs.db", "desktop.ini"};

std::string sides(const Ink &ink)
{
    return std::to_string(ink.width) + "×" + std::to_string(ink.height);
}

std::vector<std::filesystem::path> pictures_in(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> pictures = listed(folder);
    std::erase_if(pictures, [](const std::filesystem::path &file) { return !is_picture(file); });
    return pictures;
}

/// Adds pictures, all of the size of the first.
class PictureAdder
{
public:
    PictureAdder(const PictureReader &picture, LabelledImages &images)
        : picture_(picture)
        , images_(images)
    {
    }

    void add(const std::filesystem::path &file, std::string_view label)
    {
        const Ink greys = picture_(file);
        if (images_.empty())
            take_size(file, greys);
        if (greys.width != first_.width || greys.height != first_.height)
            throw DataError(file, {}, Message::tr("%1 pixels", {sides(greys)}),
                            Message::tr("%1 pixels, as %2 has them; all pictures must have one size",
                                        {sides(first_), utf8_from_path(first_file_)}));
        if (images_.size() == most_images)
            throw DataError(file, {}, Message::tr("more images"),
                            Message::tr("at most %1", {std::to_string(most_images)}));
        ImageFit(greys.height, greys.width).append(greys.bytes.data(), images_.pixels);
        if (!images_.labels.add(label))
            fail_too_many_labels(file, {});
    }

private:
    void take_size(const std::filesystem::path &file, const Ink &greys)
    {
        if (!ImageFit::takes(static_cast<std::uint64_t>(greys.width)) ||
            !ImageFit::takes(static_cast<std::uint64_t>(greys.height)))
            throw DataError(file, {}, Message::tr("%1 pixels", {sides(greys)}), ImageFit::expected());
        first_ = {greys.width, greys.height, {}};
        first_file_ = file;
        if (const Message note = ImageFit(greys.height, greys.width).note(); !note.empty())
            images_.notes.push_back(note);
    }

    const PictureReader &picture_;
    LabelledImages &images_;
    Ink first_; ///< only its size
    std::filesystem::path first_file_;
};
} // namespace

bool is_hidden(const std::filesystem::path &file)
{
    const std::string name = utf8_from_path(file.filename());
    return name.starts_with('.') || std::ranges::find(left_behind, name) != left_behind.end();
}

bool is_picture(const std::filesystem::path &file)
{
    std::error_code unreachable; // counts as not there
    return !is_hidden(file) &&
           std::ranges::find(endings, lower_case(utf8_from_path(file.extension()))) != endings.end() &&
           std::filesystem::is_regular_file(file, unreachable);
}

std::vector<std::filesystem::path> listed(const std::filesystem::path &folder)
{
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end;
         each.increment(error))
        if (!is_hidden(each->path()))
            files.push_back(each->path());
    if (error)
        throw DataError(folder, {}, error.message(), deltascope::Message::tr("a folder that can be read"));
    std::ranges::sort(files);
    return files;
}

std::vector<std::filesystem::path> class_folders(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> folders = listed(folder);
    std::erase_if(folders, [](const std::filesystem::path &each) {
        std::error_code unreachable;
        return !std::filesystem::is_directory(each, unreachable) || pictures_in(each).empty();
    });
    return folders;
}

LabelledImages folder_images(const std::filesystem::path &folder, const PictureReader &picture,
                             const ReadProgress &progress)
{
    LabelledImages images;
    images.file = folder;
    PictureAdder adder(picture, images);
    const std::vector<std::filesystem::path> classes = class_folders(folder);
    if (classes.size() < 2)
        throw DataError(folder, {},
                        Message::tr("%1 folder(s) with pictures", nullptr, classes.size(),
                                    {std::to_string(classes.size())}),
                        Message::tr("a folder of pictures for each class, at least two"));
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::vector<std::filesystem::path> files = pictures_in(classes[i]);
        for (std::size_t each = 0; each < files.size(); ++each) {
            const double of_class = static_cast<double>(each) / static_cast<double>(files.size());
            tell(progress, (static_cast<double>(i) + of_class) / static_cast<double>(classes.size()));
            adder.add(files[each], utf8_from_path(classes[i].filename()));
        }
    }
    return images;
}

} // namespace deltascope
