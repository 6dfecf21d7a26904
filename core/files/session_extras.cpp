// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session_extras.h"

#include "core/data/data_error.h"
#include "core/files/number_text.h"
#include "core/files/parameter_tensors.h"
#include "core/files/safetensors_reader.h"
#include "core/files/session_metadata.h"
#include "core/platform/number_from.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr std::string_view run_prefix = "run";
constexpr const char *drawings_name = "drawings";
constexpr const char *labels_name = "drawing_labels";
constexpr const char *window_name = "window";
constexpr const char *data_name = "data";

std::string prefix_of(int run)
{
    return std::string(run_prefix).append(std::to_string(run)).append(".");
}

void add_place(ExtraTensors &extras, const std::string &prefix, const SgdPlace &place)
{
    const auto &order = extras.values.emplace_back(place.order->begin(), place.order->end());
    extras.tensors.push_back({prefix + "order", {order.size()}, order});
    if (place.velocity)
        add_parameters(extras.tensors, prefix + "v_", *place.velocity);
}

// "2.5,1500,0.1,0.2,0.9,0.1,0.1"
std::string text_of(const MidEpochEvaluation &moment)
{
    std::string text = number_text(moment.epochs) + "," + number_text(moment.images_seen);
    for (const double number : {moment.seconds, moment.loss, moment.accuracy, moment.mean_abs_phi_prime1,
                                moment.mean_abs_phi_prime2})
        text.append(",").append(number_text(number));
    return text;
}

std::map<std::string, std::string> texts_of(const EndedRun &run)
{
    std::map<std::string, std::string> texts = metadata_of(run.end);
    texts["number"] = number_text(run.number);
    texts["title"] = run.title;
    texts["shown"] = run.shown ? "1" : "0";
    texts["diverged"] = run.diverged ? "1" : "0";
    texts["best_epoch"] = number_text(run.best_epoch);
    texts["images_seen"] = number_text(run.images_seen);
    texts["images_before"] = number_text(run.images_before);
    if (run.mid_epoch)
        texts["mid_epoch"] = text_of(*run.mid_epoch);
    return texts;
}

void add_drawings(ExtraTensors &extras, const Dataset &drawings)
{
    const auto count = static_cast<std::uint64_t>(drawings.size());
    const auto &pixels = extras.values.emplace_back(drawings.pixels.begin(), drawings.pixels.end());
    const auto &labels = extras.values.emplace_back(drawings.labels.begin(), drawings.labels.end());
    extras.tensors.push_back({drawings_name, {count, static_cast<std::uint64_t>(pixel_count)}, pixels});
    extras.tensors.push_back({labels_name, {count}, labels});
}

/// Reads the extras of a file, name by name.
class ExtrasReader
{
public:
    explicit ExtrasReader(const std::filesystem::path &path)
        : path_(path)
        , file_(path)
    {
    }

    SessionExtras read()
    {
        SessionExtras extras;
        data_ = file_.read_data();
        extras.title = text("run_title");
        extras.number = whole<int>("run_number", 1, 1);
        for (int run = 1; has_run(run); ++run)
            extras.ended.push_back(ended(prefix_of(run)));
        if (file_.find(drawings_name))
            extras.drawings = drawings();
        extras.window = text(window_name);
        if (!extras.window.empty() &&
            !QJsonDocument::fromJson(QByteArray::fromStdString(extras.window)).isObject())
            fail_text(window_name, Message::tr("a JSON object"));
        if (!text(data_name).empty())
            extras.data = data_origin();
        return extras;
    }

private:
    bool has_run(int run) const
    {
        if (!file_.find(prefix_of(run) + "W1"))
            return false;
        if (run > most_ended_runs)
            throw DataError(path_, Message::tr("header"), Message::tr("more runs"),
                            Message::tr("at most %1", {std::to_string(most_ended_runs)}));
        return true;
    }

    std::string text(const std::string &name) const
    {
        const auto found = file_.metadata().find(name);
        return found == file_.metadata().end() ? std::string() : found->second;
    }

    [[noreturn]] void fail_text(const std::string &name, Message expected) const
    {
        throw DataError(path_, Message::tr("metadata, %1", {name}),
                        "\"" + text(name).substr(0, longest_quotation) + "\"", std::move(expected));
    }

    DataOrigin data_origin() const
    {
        const auto origin = data_origin_from_json(text(data_name));
        if (!origin)
            fail_text(data_name, Message::tr("files, a change and at most ten classes"));
        return *origin;
    }

    /// At least `least`; fallback where there is none.
    template <class Number>
    Number whole(const std::string &name, Number least, Number fallback) const
    {
        const std::string found = text(name);
        if (found.empty())
            return fallback;
        const std::optional<Number> number = number_from<Number>(found);
        if (!number || *number < least)
            fail_text(name, Message::tr("a whole number"));
        return *number;
    }

    bool flag(const std::string &name) const { return whole<int>(name, 0, 0) != 0; }

    const TensorInfo &tensor(const std::string &name, const std::vector<std::uint64_t> &shape) const
    {
        const TensorInfo *found = file_.find(name);
        if (!found)
            throw DataError(path_, Message::tr("header"), Message::tr("no tensor %1", {name}), name);
        if (found->shape != shape)
            throw DataError(path_, file_.place_of(*found), Message::tr("another shape"),
                            Message::tr("the shape that goes with the other tensors"));
        return *found;
    }

    std::span<const float> values(const TensorInfo &tensor) const
    {
        return std::span(data_).subspan(tensor.begin / sizeof(float),
                                        (tensor.end - tensor.begin) / sizeof(float));
    }

    std::uint64_t size_of(const std::string &bias, int most) const
    {
        const TensorInfo *found = file_.find(bias);
        const bool fits = found && found->shape.size() == 1 && found->shape[0] >= 1 &&
                          found->shape[0] <= static_cast<std::uint64_t>(most);
        if (!fits)
            throw DataError(path_, deltascope::Message::tr("header"),
                            deltascope::Message::tr("no tensor %1", {bias}),
                            deltascope::Message::tr("1 to %1 numbers", {std::to_string(most)}));
        return found->shape[0];
    }

    Parameters<float> parameters(const std::string &prefix) const
    {
        const std::uint64_t K = size_of(prefix + "b1", max_hidden_units);
        const std::uint64_t n = size_of(prefix + "b2", digit_count);
        const std::uint64_t m = pixel_count;
        const auto matrix = [this](const std::string &name, std::uint64_t rows, std::uint64_t columns) {
            return Matrix<float>(Eigen::Map<const Matrix<float>>(values(tensor(name, {rows, columns})).data(),
                                                                 static_cast<Eigen::Index>(rows),
                                                                 static_cast<Eigen::Index>(columns)));
        };
        const auto vector = [this](const std::string &name, std::uint64_t size) {
            return Vector<float>(Eigen::Map<const Vector<float>>(values(tensor(name, {size})).data(),
                                                                 static_cast<Eigen::Index>(size)));
        };
        Parameters<float> p{matrix(prefix + "W1", m, K), vector(prefix + "b1", K),
                            matrix(prefix + "W2", K, n), vector(prefix + "b2", n)};
        if (n != digit_count || !p.all_finite())
            throw DataError(path_, Message::tr("header, tensor %1", {prefix + "W1"}),
                            Message::tr("another network"),
                            Message::tr("one that reads digits, with finite numbers"));
        return p;
    }

    SgdPlace place(const std::string &prefix, SgdPlace place, const Sizes &sizes) const
    {
        const TensorInfo *order = file_.find(prefix + "order");
        if (!order)
            fail_text(prefix + "place_order_draws", Message::tr("a tensor with the order too"));
        place.order = std::make_shared<const std::vector<std::int32_t>>(order_from(values(*order)));
        if (file_.find(prefix + "v_W1"))
            place.velocity = std::make_shared<const Parameters<float>>(parameters(prefix + "v_"));
        Message fault = validation_error(place);
        if (fault.empty() && place.velocity && place.velocity->sizes() != sizes)
            fault = Message::tr("another shape");
        if (!fault.empty())
            throw DataError(path_, file_.place_of(*order), fault, Message::tr("a place to continue from"));
        return place;
    }

    EndedRun ended(const std::string &prefix) const
    {
        std::map<std::string, std::string> texts;
        for (const auto &[name, value] : file_.metadata())
            if (name.starts_with(prefix))
                texts[name.substr(prefix.size())] = value;
        EndedRun run;
        run.end = session_from_metadata(path_, texts, {});
        run.end.network = {run.end.settings.functions, parameters(prefix)};
        const int K = run.end.network.hidden_units();
        run.end.settings.hidden_units = K;
        for (SettingChange &change : run.end.changes)
            change.before.hidden_units = change.after.hidden_units = K;
        run.start = std::make_shared<const Parameters<float>>(parameters(prefix + "start."));
        if (file_.find(prefix + "best.W1"))
            run.best = std::make_shared<const Parameters<float>>(parameters(prefix + "best."));
        if (run.end.place)
            run.end.place = place(prefix, *run.end.place, run.end.network.sizes());
        read_texts(prefix, run);
        return run;
    }

    void read_texts(const std::string &prefix, EndedRun &run) const
    {
        run.number = whole<int>(prefix + "number", 1, 1);
        run.title = text(prefix + "title");
        run.shown = flag(prefix + "shown");
        run.diverged = flag(prefix + "diverged");
        run.best_epoch = whole<int>(prefix + "best_epoch", 0, 0);
        run.images_seen = whole<std::int64_t>(prefix + "images_seen", 0, 0);
        run.images_before = whole<std::int64_t>(prefix + "images_before", 0, 0);
        if (!text(prefix + "mid_epoch").empty())
            run.mid_epoch = mid_epoch(prefix + "mid_epoch");
        if (run.best && run.end.history.empty())
            fail_text(prefix + "history", Message::tr("the record of the best epoch"));
        for (const auto &parameters : {run.start, run.best})
            if (parameters && parameters->sizes() != run.end.network.sizes())
                throw DataError(path_, Message::tr("header, tensor %1", {prefix + "W1"}),
                                Message::tr("another shape"),
                                Message::tr("the shape that goes with the other tensors"));
    }

    MidEpochEvaluation mid_epoch(const std::string &name) const
    {
        std::vector<double> numbers;
        const std::string all = text(name);
        for (std::string_view rest = all; numbers.empty() || !rest.empty();) {
            const std::size_t comma = rest.find(',');
            const std::optional<double> number = number_from<double>(rest.substr(0, comma));
            if (!number || numbers.size() > 6)
                fail_text(name, Message::tr("seven numbers"));
            numbers.push_back(*number);
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
        const bool counts = numbers.size() == 7 && numbers[1] >= 0 && numbers[1] < 9e15;
        if (!counts)
            fail_text(name, Message::tr("seven numbers"));
        MidEpochEvaluation moment;
        moment.epochs = numbers[0];
        moment.images_seen = static_cast<std::int64_t>(numbers[1]);
        moment.seconds = numbers[2];
        moment.loss = numbers[3];
        moment.accuracy = numbers[4];
        moment.mean_abs_phi_prime1 = numbers[5];
        moment.mean_abs_phi_prime2 = numbers[6];
        return moment;
    }

    Dataset drawings() const
    {
        const TensorInfo &images = *file_.find(drawings_name);
        const std::uint64_t count = images.shape.size() == 2 ? images.shape[0] : 0;
        Dataset read;
        for (const float pixel : values(tensor(drawings_name, {count, std::uint64_t{pixel_count}})))
            read.pixels.push_back(byte_of(images, pixel, 255));
        for (const float label : values(tensor(labels_name, {count})))
            read.labels.push_back(byte_of(images, label, digit_count - 1));
        return read;
    }

    std::uint8_t byte_of(const TensorInfo &tensor, float value, int most) const
    {
        if (!(value >= 0 && value <= static_cast<float>(most) && value == std::floor(value)))
            throw DataError(
                path_, file_.place_of(tensor), number_text(value),
                deltascope::Message::tr("whole numbers from %1 to %2", {number_text(0), number_text(most)}));
        return static_cast<std::uint8_t>(value);
    }

    static constexpr std::size_t longest_quotation = 40;

    const std::filesystem::path &path_;
    SafetensorsReader file_;
    std::vector<float> data_;
};
} // namespace

bool is_extra(std::string_view name)
{
    if (name == drawings_name || name == labels_name)
        return true;
    if (!name.starts_with(run_prefix))
        return false;
    name.remove_prefix(run_prefix.size());
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    return digits > 0 && name.substr(digits).starts_with(".");
}

ExtraTensors tensors_of(const SessionExtras &extras, std::map<std::string, std::string> &metadata)
{
    ExtraTensors all;
    metadata["session_version"] = number_text(2); // earlier programs take no run for a network's layer
    metadata["run_title"] = extras.title;
    metadata["run_number"] = number_text(extras.number);
    if (!extras.window.empty())
        metadata[window_name] = extras.window;
    if (!extras.data.is_shipped())
        metadata[data_name] = to_json(extras.data);
    int number = 0;
    for (const EndedRun &run : extras.ended) {
        const std::string prefix = prefix_of(++number);
        for (const auto &[name, text] : texts_of(run))
            metadata[prefix + name] = text;
        add_parameters(all.tensors, prefix, run.end.network.parameters);
        add_parameters(all.tensors, prefix + "start.", *run.start);
        if (run.best)
            add_parameters(all.tensors, prefix + "best.", *run.best);
        if (run.end.place)
            add_place(all, prefix, *run.end.place);
    }
    if (extras.drawings.size() > 0)
        add_drawings(all, extras.drawings);
    return all;
}

SessionExtras load_session_extras(const std::filesystem::path &file)
{
    return ExtrasReader(file).read();
}

} // namespace deltascope
