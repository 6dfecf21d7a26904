// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"
#include "app/cli/pictures.h"
#include "app/cli/text.h"
#include "core/data/data_error.h"
#include "core/files/json_text.h"
#include "core/files/likeness_file.h"
#include "core/files/resources.h"
#include "core/network/pass.h"

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
    int digit;
    Vector<double> outputs;
    bool unlike; ///< any digit of the training set
};

class Predictor
{
public:
    explicit Predictor(const Arguments &arguments)
        : network_(digit_session_in(arguments).network.cast<double>())
        , likeness_(load_likeness(resource_folder() / likeness_file))
        , normalised_(!arguments.has("--no-normalise"))
    {
    }

    void read(const std::vector<Picture> &pictures)
    {
        for (const Picture &picture : pictures)
            predictions_.push_back(predict(picture));
    }
    const std::vector<Prediction> &predictions() const { return predictions_; }

private:
    Prediction predict(const Picture &picture) const
    {
        const DigitImage image = image_of_picture(picture, normalised_);
        // The target takes no part in the forward pass to x².
        const Pass<double> pass = forward(network_, x0_of<double>(image), one_hot<double>(0));
        int digit = 0;
        pass.x2.maxCoeff(&digit);
        return {picture.source, picture.label, picture.box,
                digit,          pass.x2,       likeness_.is_unlike(image_of_picture(picture, true))};
    }

    Network<double> network_;
    Likeness likeness_;
    bool normalised_;
    std::vector<Prediction> predictions_;
};

std::string as_json(const Prediction &prediction)
{
    const InkBounds &box = prediction.box;
    return json_object({{"source", json(prediction.source)},
                        {"digit", json(prediction.digit)},
                        {"outputs", json(prediction.outputs)},
                        {"box", json_list(std::array{box.left, box.top, box.width, box.height},
                                          [](int length) { return json(length); })},
                        {"unlike", prediction.unlike ? "true" : "false"}});
}

std::string as_text(const Prediction &prediction)
{
    std::string text = prediction.source + "  " + std::to_string(prediction.digit);
    if (prediction.label)
        text += *prediction.label == prediction.digit
                    ? " (right)"
                    : " (labelled " + std::to_string(*prediction.label) + ")";
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
    if (arguments.has("--strokes") != arguments.words().empty())
        throw UsageError("either image files or --strokes must be given");
    Predictor predictor(arguments);
    std::vector<std::string> faults;
    if (arguments.has("--strokes"))
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
            .usage = "--model FILE (IMAGE… | --strokes FILE.json) [OPTION…]",
            .summary = "Read the digits in image files of any size, or in pen strokes.",
            .options = options_with_model(
                {{"--strokes", "FILE",
                  "[{\"label\":7,\"strokes\":[[[x,y],…],…]},…] in a 280×280 box, y downward"},
                 {"--no-normalise", "", "only shrink to 28×28; do not crop, scale and centre the ink"}}),
            .notes = functions_note,
            .takes_words = true,
            .run = run};
}

} // namespace deltascope::cli
