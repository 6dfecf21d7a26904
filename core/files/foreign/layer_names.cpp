// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/layer_names.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace deltascope {

namespace {
std::string lower(std::string_view text)
{
    std::string name(text);
    std::ranges::transform(name, name.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    return name;
}

bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

// What is left of a name without the words that say which tensor of the layer it is, and without what parts
// words; the numbers and the name of the layer stay.
std::string layer_in(std::string_view name, std::initializer_list<std::string_view> roles)
{
    std::string layer = lower(name);
    for (const std::string_view role : roles) {
        std::size_t at = 0;
        while ((at = layer.find(role, at)) != std::string::npos) {
            const std::size_t end = at + role.size();
            const bool is_word =
                (at == 0 || !is_letter(layer[at - 1])) && (end == layer.size() || !is_letter(layer[end]));
            if (is_word)
                layer.erase(at, role.size());
            else
                at = end;
        }
    }
    std::erase_if(layer, [](char c) { return c == '.' || c == '_' || c == '/' || c == '-' || c == ' '; });
    return layer;
}
} // namespace

bool names_one_layer(std::string_view weight, std::string_view bias)
{
    return layer_in(weight, {"weights", "weight", "kernel", "w"}) == layer_in(bias, {"biases", "bias", "b"});
}

bool names_accuracy(std::string_view name)
{
    const std::string text = lower(name);
    return text == "acc" || text.ends_with("_acc") || text.ends_with("accuracy");
}

} // namespace deltascope
