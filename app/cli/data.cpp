// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data.h"

#include "app/cli/text.h"
#include "core/data/data_error.h"
#include "core/data/foreign/foreign_data.h"
#include "core/files/csv_text.h"
#include "core/files/foreign/offered_change.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/platform/console.h"
#include "core/platform/qt_path.h"
#include "ui/ink/read_image.h"

#include <cmath>
#include <iostream>

namespace deltascope::cli {

namespace {
constexpr int whole_percent = 100;

bool is_shipped(const Arguments &arguments)
{
    for (const Option &option : {data_option, classes_option, turn_option})
        if (arguments.has(option.name))
            return false;
    return true;
}

std::vector<std::filesystem::path> paths_in(const Arguments &arguments)
{
    return arguments.has("--data") ? arguments.paths("--data") : std::vector{shipped_data_folder()};
}

std::optional<ImageChange> change_in(const Arguments &arguments)
{
    if (!arguments.has("--turn"))
        return std::nullopt;
    return arguments.choice("--turn", ImageChange::None, all_image_changes);
}

void say(const std::filesystem::path &file, const std::string &sentence)
{
    std::cerr << utf8_from_path(file) << ": " << sentence << '\n';
}

std::string text_of(const OfferedChange &offered)
{
    const std::string change(to_string(offered.change));
    const std::string ending = " --turn decides it.";
    if (!offered.changed)
        return "By its name or its borders its images are " + change + ": they are changed." + ending;
    return "The network that comes with the program reads " + percent(*offered.as_is) +
           " of its first images as they are, and " + percent(*offered.changed) + " of them " + change +
           ": they are changed." + ending;
}

/// What was done to them.
ImageChange change(const std::filesystem::path &file, ForeignData &data, std::optional<ImageChange> given)
{
    OfferedChange offered{.change = given.value_or(ImageChange::None)};
    if (!given)
        offered = offered_change(data, load_session(shipped_network_file(), {}).network);
    if (!given && offered.change != ImageChange::None)
        say(file, text_of(offered));
    change_images(data, offered.change);
    return offered.change;
}

std::string text_of_outputs(const std::vector<std::string> &classes)
{
    std::string text = "Its classes are the outputs";
    for (std::size_t i = 0; i < classes.size(); ++i)
        text.append(i == 0 ? " " : ", ").append(std::to_string(i)).append(" ").append(classes[i]);
    return text + ".";
}

/// Ten classes as --classes takes them: by label where a name has a comma in it.
std::string example_of(const std::vector<DataClass> &classes)
{
    std::string list;
    int count = 0;
    for (const DataClass &each : classes) {
        const std::string &word = each.name.find(',') == std::string::npos ? each.name : each.label;
        if (word.find(',') == std::string::npos && count++ < digit_count)
            list.append(list.empty() ? "" : ",").append(word);
    }
    return "--classes " + shell_word(list);
}

void check_classes(const ForeignData &data, const std::vector<std::string> &wanted)
{
    if (wanted.empty() && data.classes.size() > digit_count)
        throw DataError((data.train.empty() ? data.test : data.train).file, {},
                        std::to_string(data.classes.size()) + " classes: " + list_of(data.classes),
                        "at most ten, as there are ten outputs; choose which, as " +
                            example_of(data.classes) + " does");
}

/// A line on a terminal, where reading takes its time.
class ReadingLine
{
public:
    ~ReadingLine() { show(-1); }
    bool operator()(double share)
    {
        show(static_cast<int>(std::floor(share * whole_percent)));
        return true;
    }

private:
    void show(int percent)
    {
        if (percent == shown_ || !stderr_is_terminal())
            return;
        shown_ = percent;
        std::cerr << to_empty_line;
        if (percent >= 0)
            std::cerr << "reading " << percent << " %";
        std::cerr << std::flush;
    }

    int shown_ = -1;
};

ForeignData read(const std::vector<std::filesystem::path> &paths)
{
    const auto picture = [](const std::filesystem::path &file) {
        return readGreys(qstring_from(file)).greys;
    };
    ReadingLine line;
    return read_foreign_data(paths, picture, std::ref(line));
}

ReadData read_data(const Arguments &arguments)
{
    const std::vector<std::string> classes = classes_in(arguments);
    const std::optional<ImageChange> given = change_in(arguments);
    const std::vector<std::filesystem::path> paths = paths_in(arguments);
    ForeignData data = read(paths);
    DataOrigin origin;
    for (const std::filesystem::path &path : paths)
        origin.files.push_back(utf8_from_path(std::filesystem::absolute(path)));
    origin.change = change(paths.front(), data, given);
    check_classes(data, classes);
    DataSets sets = with_classes(std::move(data), classes);
    for (const Message &note : sets.notes)
        say(paths.front(), note.english());
    if (!sets.classes.empty())
        say(paths.front(), text_of_outputs(sets.classes));
    origin.classes = std::move(sets.classes);
    return {std::move(sets.sets), std::move(origin)};
}
} // namespace

std::vector<Option> with_data_options(std::vector<Option> options)
{
    options.insert(options.end(), {data_option, classes_option, turn_option});
    return options;
}

std::vector<std::string> classes_in(const Arguments &arguments)
{
    std::vector<std::string> classes;
    const std::string list = arguments.text("--classes");
    for (std::string_view rest = list; !rest.empty();)
        classes.emplace_back(take(rest, ','));
    if (std::ranges::find(classes, std::string()) != classes.end() || list.ends_with(','))
        throw UsageError("--classes: found '" + list + "', expected names with commas between them");
    return classes;
}

std::shared_ptr<const Dataset> shipped_test_set()
{
    return std::make_shared<const Dataset>(load_dataset(shipped_data_folder(), Split::Test));
}

const ReadData &GivenData::sets()
{
    if (!sets_)
        sets_ = read_data(arguments_);
    return *sets_;
}

const ForeignData &GivenData::images()
{
    if (!images_) {
        const std::vector<std::filesystem::path> paths = paths_in(arguments_);
        images_ = read(paths);
        change(paths.front(), *images_, change_in(arguments_));
    }
    return *images_;
}

ReadData GivenData::to_train_on()
{
    if (is_shipped(arguments_))
        return {load_mnist(shipped_data_folder())};
    if (!sets().sets.train)
        throw DataError(paths_in(arguments_).front(), {}, Message::tr("only a test set"),
                        Message::tr("a training set"));
    return sets();
}

ReadData GivenData::to_test_with()
{
    if (is_shipped(arguments_))
        return {{{}, shipped_test_set()}};
    return sets();
}

std::shared_ptr<const Dataset> GivenData::split()
{
    const std::string name = arguments_.has("--split") ? arguments_.text("--split") : "test";
    if (name != "test" && name != "train")
        throw UsageError("--split: found '" + name + "', expected test or train");
    return name == "test" ? to_test_with().sets.test : to_train_on().sets.train;
}

const LabelledImages &GivenData::to_answer()
{
    const ForeignData &data = images();
    if (!data.unlabelled.empty())
        return data.unlabelled;
    return data.test.empty() ? data.train : data.test;
}

std::shared_ptr<const Dataset> GivenData::test_set_among_answered()
{
    const ForeignData &data = images();
    try {
        return with_classes(data, classes_in(arguments_)).sets.test;
    } catch (const DataError &) { // they are answered all the same
        return {};
    }
}

std::vector<std::string> data_words(const Arguments &arguments)
{
    std::vector<std::string> words;
    for (const std::filesystem::path &path : arguments.paths("--data"))
        words.insert(words.end(), {"--data", utf8_from_path(std::filesystem::absolute(path))});
    for (const std::string_view name : {"--classes", "--turn"})
        if (arguments.has(name))
            words.insert(words.end(), {std::string(name), arguments.text(name)});
    return words;
}

} // namespace deltascope::cli
