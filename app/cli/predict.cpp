// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"
#include "app/cli/json_text.h"
#include "app/cli/pictures.h"
#include "app/cli/text.h"
#include "core/network/pass.h"

#include <iostream>
#include <optional>

namespace deltascope::cli {

namespace {
struct Prediction
{
    std::string source;
    std::optional<int> label;
    int digit;
    Vector<double> outputs;
};

Prediction predict(const Network<double> &network, const Picture &picture, bool normalised)
{
    // The target takes no part in the forward pass to x².
    const Pass<double> pass = forward(network, x0_of_picture(picture, normalised), one_hot<double>(0));
    int digit = 0;
    pass.x2.maxCoeff(&digit);
    return {picture.source, picture.label, digit, pass.x2};
}

std::string as_json(const Prediction &prediction)
{
    return json_object({{"source", json(prediction.source)},
                        {"digit", json(prediction.digit)},
                        {"outputs", json(prediction.outputs)}});
}

std::string as_text(const Prediction &prediction)
{
    std::string text = prediction.source + "  " + std::to_string(prediction.digit);
    if (prediction.label)
        text += *prediction.label == prediction.digit
                    ? " (right)"
                    : " (labelled " + std::to_string(*prediction.label) + ")";
    text += "  ";
    for (const double output : prediction.outputs)
        text += " " + short_number(output);
    return text + "\n";
}

std::vector<Picture> pictures_in(const Arguments &arguments)
{
    if (arguments.has("--strokes") != arguments.words().empty())
        throw UsageError("either image files or --strokes must be given");
    if (arguments.has("--strokes"))
        return pictures_from_strokes(arguments.text("--strokes"));
    std::vector<Picture> pictures;
    for (const std::string &file : arguments.words())
        pictures.push_back(picture_from_image(file));
    return pictures;
}

void run(const Arguments &arguments)
{
    const Network<double> network = session_in(arguments).network.cast<double>();
    std::vector<Prediction> predictions;
    for (const Picture &picture : pictures_in(arguments))
        predictions.push_back(predict(network, picture, !arguments.has("--no-normalise")));
    if (arguments.has("--json"))
        std::cout << json_list(predictions, as_json) << '\n';
    else
        for (const Prediction &prediction : predictions)
            std::cout << as_text(prediction);
}
} // namespace

Command predict_command()
{
    return {.name = "predict",
            .usage = "--model FILE (IMAGE… | --strokes FILE.json) [OPTION…]",
            .summary = "Read digits in image files of any size, or in pen strokes.",
            .options = options_with_model(
                {{"--strokes", "FILE",
                  "[{\"label\":7,\"strokes\":[[[x,y],…],…]},…] in a 280×280 box, y downward"},
                 {"--no-normalise", "", "only shrink to 28×28; do not crop, scale and centre the ink"}}),
            .notes = functions_note,
            .takes_words = true,
            .run = run};
}

} // namespace deltascope::cli
