// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the window again and again, as a user does, and looks at it from outside: milliseconds from the
// start of the program until its window is on screen, until something is painted in it, and until it has got
// all it opens with (the network and the digits are read, the first digit stands on the stage, training can
// begin).
//
//   bench_start [ROUNDS [PROGRAM [ARGUMENT…]]]
#include <sys/wait.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
constexpr auto lookEvery = 2ms;
constexpr auto calm = 1s; // nothing changes any more
constexpr auto patience = 20s;
constexpr int leastWidth = 300; // smaller ones are no window of a user's
constexpr int rowsApart = 16;
constexpr std::size_t coloursOfPaint = 12; // less is a background

template <typename T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

template <typename T>
Reply<T> owned(T *reply)
{
    return {reply, &std::free};
}

class Screen
{
public:
    Screen()
        : m_connection(xcb_connect(nullptr, nullptr))
    {
        if (xcb_connection_has_error(m_connection))
            return;
        m_screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
        constexpr std::string_view name = "_NET_WM_PID";
        const auto asked = xcb_intern_atom(m_connection, 0, name.size(), name.data());
        m_process = owned(xcb_intern_atom_reply(m_connection, asked, nullptr))->atom;
    }
    ~Screen() { xcb_disconnect(m_connection); }
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    bool isThere() const { return m_screen != nullptr; }
    /// The window of that process that a user sees, once there is one.
    std::optional<xcb_window_t> windowOf(pid_t process) const { return below(m_screen->root, process); }
    /// Some rows of what the window shows; empty when it cannot be read.
    std::vector<std::uint32_t> rows(xcb_window_t window) const;

private:
    std::optional<xcb_window_t> below(xcb_window_t parent, pid_t process) const;
    bool belongsTo(xcb_window_t window, pid_t process) const;
    bool isSeen(xcb_window_t window) const;

    xcb_connection_t *m_connection;
    const xcb_screen_t *m_screen = nullptr;
    xcb_atom_t m_process = 0;
};

bool Screen::belongsTo(xcb_window_t window, pid_t process) const
{
    const auto asked = xcb_get_property(m_connection, 0, window, m_process, XCB_ATOM_CARDINAL, 0, 1);
    const auto reply = owned(xcb_get_property_reply(m_connection, asked, nullptr));
    return reply && xcb_get_property_value_length(reply.get()) == sizeof(std::uint32_t) &&
           *static_cast<std::uint32_t *>(xcb_get_property_value(reply.get())) ==
               static_cast<std::uint32_t>(process);
}

bool Screen::isSeen(xcb_window_t window) const
{
    const auto askedState = xcb_get_window_attributes(m_connection, window);
    const auto askedSize = xcb_get_geometry(m_connection, window);
    const auto state = owned(xcb_get_window_attributes_reply(m_connection, askedState, nullptr));
    const auto size = owned(xcb_get_geometry_reply(m_connection, askedSize, nullptr));
    return state && size && state->map_state == XCB_MAP_STATE_VIEWABLE && size->width >= leastWidth;
}

std::optional<xcb_window_t> Screen::below(xcb_window_t parent, pid_t process) const
{
    const auto tree =
        owned(xcb_query_tree_reply(m_connection, xcb_query_tree(m_connection, parent), nullptr));
    if (!tree)
        return std::nullopt;
    const xcb_window_t *children = xcb_query_tree_children(tree.get());
    for (int n = 0; n < xcb_query_tree_children_length(tree.get()); ++n) {
        if (belongsTo(children[n], process) && isSeen(children[n]))
            return children[n];
        if (const auto found = below(children[n], process))
            return found;
    }
    return std::nullopt;
}

std::vector<std::uint32_t> Screen::rows(xcb_window_t window) const
{
    const auto askedSize = xcb_get_geometry(m_connection, window);
    const auto askedPlace = xcb_translate_coordinates(m_connection, window, m_screen->root, 0, 0);
    const auto size = owned(xcb_get_geometry_reply(m_connection, askedSize, nullptr));
    const auto place = owned(xcb_translate_coordinates_reply(m_connection, askedPlace, nullptr));
    if (!size || !place)
        return {};
    // What lies beyond the edge of the screen cannot be read.
    const int left = std::max(0, +place->dst_x);
    const int right = std::min(+m_screen->width_in_pixels, place->dst_x + size->width);
    const int bottom = std::min(+m_screen->height_in_pixels, place->dst_y + size->height);
    std::vector<xcb_get_image_cookie_t> asked;
    for (int y = std::max(0, +place->dst_y); y < bottom && left < right; y += rowsApart)
        asked.push_back(xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_screen->root,
                                      static_cast<std::int16_t>(left), static_cast<std::int16_t>(y),
                                      static_cast<std::uint16_t>(right - left), 1, ~0U));
    std::vector<std::uint32_t> pixels;
    for (const auto &cookie : asked) {
        const auto image = owned(xcb_get_image_reply(m_connection, cookie, nullptr));
        if (!image)
            continue;
        const auto *first = reinterpret_cast<const std::uint32_t *>(xcb_get_image_data(image.get()));
        pixels.insert(pixels.end(), first, first + xcb_get_image_data_length(image.get()) / 4);
    }
    return pixels;
}

struct Start
{
    double shown = 0; ///< milliseconds since the program was started
    double painted = 0;
    double complete = 0;
};

pid_t startProgram(const std::vector<std::string> &words)
{
    std::vector<char *> arguments;
    for (const std::string &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t process = fork();
    if (process == 0) {
        execv(arguments[0], arguments.data());
        std::_Exit(127);
    }
    return process;
}

std::optional<Start> watch(const Screen &screen, pid_t process, Clock::time_point began)
{
    const auto since = [began] {
        return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    };
    Start start;
    std::vector<std::uint32_t> last;
    auto changed = began;
    std::optional<xcb_window_t> window;
    for (; Clock::now() - began < patience; std::this_thread::sleep_for(lookEvery)) {
        if (!window) {
            window = screen.windowOf(process);
            start.shown = since();
            continue;
        }
        auto rows = screen.rows(*window);
        if (start.painted == 0 && std::set(rows.begin(), rows.end()).size() >= coloursOfPaint)
            start.painted = since();
        if (rows != last) {
            changed = Clock::now();
            start.complete = since();
            last = std::move(rows);
        } else if (start.painted > 0 && Clock::now() - changed > calm) {
            return start;
        }
    }
    return std::nullopt;
}

void print(const char *what, std::vector<Start> starts, double Start::*time)
{
    std::ranges::sort(starts, {}, time);
    std::printf("%-10s %6.0f ms (%.0f to %.0f)\n", what, starts[starts.size() / 2].*time,
                starts.front().*time, starts.back().*time);
}
} // namespace

int main(int argc, char *argv[])
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
    std::vector<std::string> words(argv + std::min(argc, 2), argv + argc);
    if (words.empty())
        words.push_back(std::filesystem::canonical("/proc/self/exe").parent_path() / "deltascope");
    const Screen screen;
    if (!screen.isThere()) {
        std::fputs("bench_start: there is no X display\n", stderr);
        return 1;
    }
    std::vector<Start> starts;
    for (int round = 0; round <= rounds; ++round) {
        const auto began = Clock::now();
        const pid_t process = startProgram(words);
        const auto start = watch(screen, process, began);
        kill(process, SIGTERM);
        waitpid(process, nullptr, 0);
        if (!start) {
            std::fprintf(stderr, "bench_start: %s shows no window\n", words[0].c_str());
            return 1;
        }
        if (round > 0) // the first one finds the files on the disk
            starts.push_back(*start);
    }
    print("on screen", starts, &Start::shown);
    print("painted", starts, &Start::painted);
    print("complete", starts, &Start::complete);
}
