// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data.h"
#include "app/cli/foreign_network.h"
#include "app/cli/inputs.h"
#include "app/cli/pictures.h"
#include "app/cli/text.h"
#include "core/data/data_error.h"
#include "core/files/json_text.h"
#include "core/files/likeness_file.h"
#include "core/files/resources.h"
#include "core/network/pass.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <optional>

namespace deltascope::cli {

namespace {
struct Prediction
{
    std::string source;
    std::optional<int> label;
    InkBounds box;
    int digit = 0;
    std::string name = {};       ///< of that output
    std::string label_name = {}; ///< where there is a label
    Vector<double> outputs = {};
    bool unlike = false; ///< any digit of the training set
};

/// What the outputs are called: by --classes, or by the session of the model; empty for digits.
std::vector<std::string> names_in(const Arguments &arguments)
{
    if (arguments.has("--classes"))
        return classes_in(arguments);
    const std::filesystem::path model = arguments.path("--model");
    return read_network(model, given_in(arguments)).is_foreign() ? std::vector<std::string>()
                                                                 : load_session_extras(model).data.classes;
}

class Predictor
{
public:
    Predictor(const Arguments &arguments, GivenData &data)
        : network_(digit_session_in(arguments, data, DataUse::Answered).network.cast<double>())
        , names_(names_in(arguments))
        , likeness_(load_likeness(resource_folder() / likeness_file))
        , normalised_(!arguments.has("--no-normalise"))
    {
    }

    void read(const std::vector<Picture> &pictures)
    {
        for (const Picture &picture : pictures)
            predictions_.push_back(predict({picture.source, picture.label, picture.box},
                                           image_of_picture(picture, normalised_),
                                           image_of_picture(picture, true)));
    }
    /// As they are.
    void read(const LabelledImages &images)
    {
        for (std::size_t i = 0; i < images.size(); ++i) {
            DigitImage image;
            std::copy_n(images.pixels.begin() + static_cast<std::ptrdiff_t>(i * pixel_count), pixel_count,
                        image.begin());
            const std::string source = utf8_from_path(images.file.filename()) + "[" + std::to_string(i) + "]";
            predictions_.push_back(
                predict({source, label_of(images, i), {0, 0, image_side, image_side}}, image, image));
        }
    }
    const std::vector<Prediction> &predictions() const { return predictions_; }

private:
    /// The output that an image is labelled with; none where it is none of them.
    std::optional<int> label_of(const LabelledImages &images, std::size_t index) const
    {
        if (!images.labelled())
            return std::nullopt;
        const std::string &text = images.labels.texts()[images.labels.indices()[index]];
        for (int output = 0; output < digit_count; ++output)
            if (text == name_of(output))
                return output;
        return std::nullopt;
    }

    std::string name_of(int output) const
    {
        const auto place = static_cast<std::size_t>(output);
        return names_.empty()          ? std::to_string(output)
               : place < names_.size() ? names_[place]
                                       : std::string("–");
    }

    Prediction predict(Prediction asked, const DigitImage &image, const DigitImage &normalised) const
    {
        // The target takes no part in the forward pass to x².
        const Pass<double> pass = forward(network_, x0_of<double>(image), one_hot<double>(0));
        pass.x2.maxCoeff(&asked.digit);
        asked.name = name_of(asked.digit);
        asked.outputs = pass.x2;
        asked.unlike = names_.empty() && likeness_.is_unlike(normalised);
        if (asked.label)
            asked.label_name = name_of(*asked.label);
        return asked;
    }

    Network<double> network_;
    std::vector<std::string> names_; ///< of the outputs; empty for digits
    Likeness likeness_;
    bool normalised_;
    std::vector<Prediction> predictions_;
};

std::string as_json(const Prediction &prediction)
{
    const InkBounds &box = prediction.box;
    JsonMembers members = {{"source", json(prediction.source)},
                           {"digit", json(prediction.digit)},
                           {"outputs", json(prediction.outputs)},
                           {"box", json_list(std::array{box.left, box.top, box.width, box.height},
                                             [](int length) { return json(length); })},
                           {"unlike", prediction.unlike ? "true" : "false"}};
    if (prediction.name != std::to_string(prediction.digit))
        members.emplace_back("class", json(prediction.name));
    return json_object(members);
}

std::string as_text(const Prediction &prediction)
{
    std::string text = prediction.source + "  " + prediction.name;
    if (prediction.label)
        text +=
            *prediction.label == prediction.digit ? " (right)" : " (labelled " + prediction.label_name + ")";
    if (prediction.unlike)
        text += " (unlike any digit learnt)";
    text += "  ";
    for (const double output : prediction.outputs)
        text += " " + short_number(output);
    return text + "\n";
}

/// A picture that cannot be read does not keep the others from being read.
void read_images(Predictor &predictor, const std::vector<std::string> &files,
                 std::vector<std::string> &faults)
{
    for (const std::string &file : files)
        try {
            predictor.read(pictures_from_image(file));
        } catch (const DataError &error) {
            faults.emplace_back(error.what());
        }
}

void print(const std::vector<Prediction> &predictions, bool as_a_list)
{
    if (as_a_list)
        std::cout << json_list(predictions, as_json) << '\n';
    else
        for (const Prediction &prediction : predictions)
            std::cout << as_text(prediction);
}

void run(const Arguments &arguments)
{
    const int ways =
        int{arguments.has("--strokes")} + int{arguments.has("--data")} + int{!arguments.words().empty()};
    if (ways != 1)
        throw UsageError("either image files, --strokes or --data must be given");
    GivenData data(arguments);
    Predictor predictor(arguments, data);
    std::vector<std::string> faults;
    if (arguments.has("--data"))
        predictor.read(data.to_answer());
    else if (arguments.has("--strokes"))
        predictor.read(pictures_from_strokes(arguments.text("--strokes")));
    else
        read_images(predictor, arguments.words(), faults);
    if (!predictor.predictions().empty() || faults.empty())
        print(predictor.predictions(), arguments.has("--json"));
    for (std::size_t i = 0; i + 1 < faults.size(); ++i)
        std::cerr << "deltascope-cli predict: " << faults[i] << '\n';
    if (!faults.empty())
        throw std::runtime_error(faults.back());
}
} // namespace

Command predict_command()
{
    return {.name = "predict",
            .usage = "--model FILE (IMAGE… | --strokes FILE.json | --data PATH) [OPTION…]",
            .summary =
                "Read the digits in image files of any size, in pen strokes, or each image of a data set.",
            .options = options_with_model(with_data_options(
                {{"--strokes", "FILE",
                  "[{\"label\":7,\"strokes\":[[[x,y],…],…]},…] in a 280×280 box, y downward"},
                 {"--no-normalise", "", "only shrink to 28×28; do not crop, scale and centre the ink"}})),
            .notes = functions_note,
            .takes_words = true,
            .run = run};
}

} // namespace deltascope::cli
