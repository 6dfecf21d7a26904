// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/exercise_file.h"

#include "core/data/atomic_file.h"
#include "core/data/byte_reader.h"
#include "core/data/data_error.h"
#include "core/network/choice.h"
#include "core/practice/hand_network.h"
#include "core/practice/levels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <stdexcept>

namespace deltascope {

namespace {
constexpr std::size_t most_bytes = 64 * 1024;
constexpr double largest_whole = 9007199254740992; ///< 2⁵³, up to which JSON's numbers are exact
constexpr const char *version_key = "deltascope_exercise";
constexpr int version = 1;
constexpr double largest_rate = 1e6;

QString text_of(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Message one_of(const std::string &names)
{
    return Message::tr("one of %1", {names});
}

Message description(const QJsonValue &value)
{
    constexpr qsizetype longest = 40;
    switch (value.type()) {
    case QJsonValue::Bool:
        return std::string(value.toBool() ? "true" : "false");
    case QJsonValue::Double:
        return QString::number(value.toDouble()).toStdString();
    case QJsonValue::String:
        return "\"" + value.toString().left(longest).toStdString() + "\"";
    case QJsonValue::Array:
        return Message::tr("a list");
    case QJsonValue::Object:
        return Message::tr("an object");
    default:
        return Message::tr("nothing");
    }
}

/// One member of the object, and how to say that it is wrong.
struct Member
{
    const std::filesystem::path &file;
    std::string name;
    QJsonValue value;

    [[noreturn]] void fail(Message expected) const
    {
        throw DataError(file, name, description(value), std::move(expected));
    }

    double number(double least, double most, const Message &expected) const
    {
        const double number = value.toDouble(NAN);
        if (!(number >= least && number <= most))
            fail(expected);
        return number;
    }

    double whole(double least, double most) const
    {
        const Message expected =
            Message::tr("a whole number from %1 to %2", {std::to_string(static_cast<long long>(least)),
                                                         std::to_string(static_cast<long long>(most))});
        const double whole = number(least, most, expected);
        if (whole != std::floor(whole))
            fail(expected);
        return whole;
    }

    bool yes_or_no() const
    {
        if (!value.isBool())
            fail(std::string("true, false"));
        return value.toBool();
    }

    std::string text(const Message &expected) const
    {
        if (!value.isString())
            fail(expected);
        return value.toString().toStdString();
    }

    template <class Choices>
    auto choice(const Choices &choices) const
    {
        const Message expected = one_of(names_of(choices));
        const auto found = choice_named(text(expected), choices);
        if (!found)
            fail(expected);
        return *found;
    }
};

std::string network_in(const Member &member)
{
    const Message expected = one_of(names_of(all_hand_networks).append(", ").append(shipped_network_name));
    const std::string name = member.text(expected);
    if (name != shipped_network_name && !hand_network_from(name))
        member.fail(expected);
    return name;
}

// A file of another folder must not be reached by an exercise that came from somewhere.
std::string session_in(const Member &member)
{
    const Message expected =
        deltascope::Message::tr("the name of a file beside the exercise, without a folder");
    const std::string name = member.text(expected);
    const bool plain =
        !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
        name.find_first_of("/\\:") == name.npos &&
        std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (!plain)
        member.fail(expected);
    return name;
}

bool is_training_set(const Member &member)
{
    const Message expected = one_of("test, train");
    const std::string name = member.text(expected);
    if (name != "test" && name != "train")
        member.fail(expected);
    return name == "train";
}

std::vector<Asked> hidden_in(const Member &member)
{
    if (!member.value.isArray())
        member.fail(deltascope::Message::tr("a list of terms"));
    std::vector<Asked> terms;
    for (const QJsonValue &item : member.value.toArray()) {
        const Member entry = {member.file, member.name, item};
        terms.push_back(entry.choice(all_asked));
    }
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end()); // Clang 14 has none for ranges
    return terms;
}

using Read = std::function<void(Exercise &, const Member &)>;

const std::map<std::string, Read, std::less<>> &readers()
{
    constexpr int any = std::numeric_limits<int>::max();
    static const std::map<std::string, Read, std::less<>> all = {
        {version_key, [](Exercise &, const Member &m) { m.whole(version, version); }},
        {"network", [](Exercise &e, const Member &m) { e.network = network_in(m); }},
        {"session", [](Exercise &e, const Member &m) { e.session = session_in(m); }},
        {"seed", [](Exercise &e,
                    const Member &m) { e.seed = static_cast<std::uint64_t>(m.whole(0, largest_whole)); }},
        {"hidden_activation",
         [](Exercise &e, const Member &m) { e.functions.hidden = m.choice(all_activations); }},
        {"output_activation",
         [](Exercise &e, const Member &m) { e.functions.output = m.choice(output_activations); }},
        {"cost", [](Exercise &e, const Member &m) { e.functions.cost = m.choice(all_costs); }},
        {"rate",
         [](Exercise &e, const Member &m) {
             e.rate = m.number(std::numeric_limits<double>::min(), largest_rate,
                               Message::tr("a positive number up to 10^6"));
         }},
        {"fixed_biases", [](Exercise &e, const Member &m) { e.fixed_biases = m.yes_or_no(); }},
        {"split", [](Exercise &e, const Member &m) { e.from_training_set = is_training_set(m); }},
        {"index", [](Exercise &e, const Member &m) { e.index = static_cast<int>(m.whole(0, any)); }},
        {"level", [](Exercise &e, const Member &m) { e.level = static_cast<int>(m.whole(0, last_level)); }},
        {"hidden", [](Exercise &e, const Member &m) { e.hidden = hidden_in(m); }},
    };
    return all;
}

QByteArray content_of(const std::filesystem::path &file)
{
    std::vector<std::uint8_t> bytes(most_bytes + 1);
    const std::size_t size = ByteReader(file).read(bytes);
    if (size > most_bytes)
        throw DataError(file, {}, Message::tr("more than 64 KiB"), Message::tr("an exercise"));
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(size)};
}

QJsonObject object_in(const QByteArray &json, const std::filesystem::path &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        throw DataError(file, Message::tr("byte %1", {std::to_string(error.offset)}),
                        error.errorString().toStdString(), std::string("JSON"));
    if (!document.isObject() || !document.object().contains(QLatin1String(version_key)))
        throw DataError(file, {}, Message::tr("something else"),
                        Message::tr("an object with a member %1", {std::string(version_key)}));
    return document.object();
}

void check(const std::filesystem::path &file, const QJsonObject &object, const Exercise &exercise)
{
    const bool has_network = object.contains(QStringLiteral("network"));
    if (has_network == object.contains(QStringLiteral("session")))
        throw DataError(file, {}, has_network ? Message::tr("both") : Message::tr("neither"),
                        Message::tr("either network or session"));
    if (!exercise.functions.valid())
        throw DataError(
            file, std::string("cost"),
            Message::tr("%1 with %2 outputs", {std::string(to_string(exercise.functions.cost)),
                                               std::string(to_string(exercise.functions.output))}),
            expected_instead(exercise.functions));
    if (exercise.fixed_biases && !hand_network_from(exercise.network))
        throw DataError(file, std::string("fixed_biases"), std::string("true"),
                        Message::tr("false, except for a hand-sized network"));
}
} // namespace

Exercise load_exercise(const std::filesystem::path &file)
{
    return exercise_from(content_of(file), file);
}

Exercise exercise_from(const QByteArray &json, const std::filesystem::path &file)
{
    const QJsonObject object = object_in(json, file);
    Exercise exercise;
    if (object.contains(QStringLiteral("session")))
        exercise.network.clear();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const std::string name = member.key().toStdString();
        const auto reader = readers().find(name);
        if (reader == readers().end())
            throw DataError(file, {}, Message::tr("a member %1", {name.substr(0, 40)}),
                            Message::tr("a member of an exercise"));
        reader->second(exercise, {file, name, member.value()});
    }
    check(file, object, exercise);
    return exercise;
}

QByteArray json_of(const Exercise &exercise)
{
    if (static_cast<double>(exercise.seed) > largest_whole)
        throw std::invalid_argument("the seed of an exercise must be at most 2^53");
    QJsonObject object = {{QLatin1String(version_key), version},
                          {QStringLiteral("rate"), exercise.rate},
                          {QStringLiteral("level"), exercise.level}};
    if (exercise.network.empty())
        object[QStringLiteral("session")] = text_of(exercise.session);
    else
        object[QStringLiteral("network")] = text_of(exercise.network);
    if (hand_network_from(exercise.network)) {
        object[QStringLiteral("seed")] = static_cast<qint64>(exercise.seed);
        object[QStringLiteral("hidden_activation")] = text_of(to_string(exercise.functions.hidden));
        object[QStringLiteral("output_activation")] = text_of(to_string(exercise.functions.output));
        object[QStringLiteral("cost")] = text_of(to_string(exercise.functions.cost));
        object[QStringLiteral("fixed_biases")] = exercise.fixed_biases;
    } else {
        object[QStringLiteral("split")] =
            exercise.from_training_set ? QStringLiteral("train") : QStringLiteral("test");
        object[QStringLiteral("index")] = exercise.index;
    }
    if (!exercise.hidden.empty()) {
        QJsonArray hidden;
        for (const Asked term : exercise.hidden)
            hidden.append(text_of(to_string(term)));
        object[QStringLiteral("hidden")] = hidden;
    }
    return QJsonDocument(object).toJson();
}

void save_exercise(const std::filesystem::path &file, const Exercise &exercise)
{
    const QByteArray json = json_of(exercise);
    write_text_atomically(file, {json.constData(), static_cast<std::size_t>(json.size())});
}

} // namespace deltascope
