// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/platform/colour_scheme.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
// Relative luminance, WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(static_cast<double>(colour.redF())) +
           0.7152 * linear(static_cast<double>(colour.greenF())) +
           0.0722 * linear(static_cast<double>(colour.blueF()));
}

// Contrast ratio, in the same place: 1 … 21.
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

constexpr int gridStep = 4;
constexpr double projectorScale = 1.25;
constexpr double tightScale = 1.1;       // the same in a window with little height
constexpr double captionsPerScreen = 45; // of the smallest type, one above the other
constexpr double leastPresented = 12;    // pixels

Colours lightColours()
{
    return {.window = 0xf4f6f9,
            .surface = 0xffffff,
            .sunken = 0xebeef3,
            .line = 0xd5dbe5,
            .text = 0x18202c,
            .muted = 0x586274,
            .forward = 0x0a6f69,
            .backward = 0xb81d82,
            .onAccent = 0xffffff,
            .positive = 0x0a6ebd,
            .negative = 0xe8861a,
            .zero = 0xe9ecf1,
            .paper = 0xffffff,
            .ink = 0x14181f,
            .trainCurve = 0x7a8699,
            .testCurve = 0x0a6f69,
            .warning = 0x9a4708};
}

Colours darkColours()
{
    return {.window = 0x12161c,
            .surface = 0x1a2029,
            .sunken = 0x272f3b,
            .line = 0x36404f,
            .text = 0xe9edf3,
            .muted = 0xa0abbb,
            .forward = 0x37c0b4,
            .backward = 0xf472b6,
            .onAccent = 0x10141a,
            .positive = 0x3d8fdc,
            .negative = 0xf7b35e,
            .zero = 0x2b333f,
            .paper = 0x0b0e12,
            .ink = 0xf3f5f8,
            .trainCurve = 0x94a1b5,
            .testCurve = 0x37c0b4,
            .warning = 0xf0a64a};
}

// For a bright room and a weak lamp: pure white and black, strong lines.
Colours projectorColours()
{
    Colours colours = lightColours();
    colours.window = 0xffffff;
    colours.sunken = 0xe4e7ec;
    colours.line = 0x8a94a3;
    colours.text = Qt::black;
    colours.muted = 0x333b47;
    colours.zero = 0xe2e5ea;
    colours.positive = 0x00539c;
    colours.negative = 0xe07800;
    return colours;
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.surface);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.surface);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::Highlight, colours.forward);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::ToolTipBase, colours.surface);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Link, colours.forward);
    palette.setColor(QPalette::Mid, colours.line);
    const QColor disabled = mix(colours.muted, colours.surface, 0.45);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}
} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
    : m_systemIsDark(systemPrefersDark())
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    onSystemSchemeChange(this, [this](bool dark) {
        m_systemIsDark = dark;
        apply();
    });
    apply();
    qAddPostRoutine([] { instance().m_fonts.clear(); }); // they need the application, and go before it
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setPresented(std::optional<int> screenHeight)
{
    if (screenHeight == m_presentedHeight)
        return;
    m_presentedHeight = screenHeight;
    apply();
}

void Theme::setTight(bool tight)
{
    if (tight == m_tight)
        return;
    m_tight = tight;
    if (m_mode == Mode::Projector && !m_presentedHeight)
        apply();
}

int Theme::iconSize(int usual) const
{
    constexpr double usualText = 13; // of TypeSize::Body
    return m_presentedHeight ? qRound(usual * std::max(1.0, pixelSize(TypeSize::Body) / usualText)) : usual;
}

bool Theme::isDark() const
{
    return m_mode == Mode::Dark || (m_mode == Mode::System && m_systemIsDark);
}

void Theme::apply()
{
    Q_EMIT aboutToChange();
    m_colours = m_mode == Mode::Projector ? projectorColours() : isDark() ? darkColours() : lightColours();
    QList<QFont> fonts;
    for (int size = 0; size <= static_cast<int>(TypeSize::Display); ++size)
        for (const bool bold : {false, true})
            fonts.append(makeFont(static_cast<TypeSize>(size), bold));
    m_fonts = fonts;
    QApplication::setPalette(paletteOf(m_colours));
    QApplication::setFont(font(TypeSize::Body));
    qApp->setStyleSheet(styleSheet(*this));
    Q_EMIT changed();
}

QColor Theme::runColour(int number) const
{
    static constexpr QRgb onLight[] = {0x0a6ebd, 0xc2570c, 0xb81d82, 0x5f7300, 0x6d4bc3, 0x8a5a2b, 0xc02626};
    static constexpr QRgb onDark[] = {0x58adf0, 0xf7a14e, 0xf472b6, 0xb7c94a, 0xa78bfa, 0xd6a77a, 0xf87171};
    const int index = number % static_cast<int>(std::size(onLight) + 1);
    return index == 0 ? m_colours.testCurve : QColor(isDark() ? onDark[index - 1] : onLight[index - 1]);
}

QFont Theme::font(TypeSize size, bool bold) const
{
    return m_fonts[2 * static_cast<qsizetype>(size) + bold];
}

QFont Theme::makeFont(TypeSize size, bool bold) const
{
    QFont font(interfaceFamily());
    font.setPixelSize(pixelSize(size));
    font.setBold(bold);
    return font;
}

int Theme::pixelSize(TypeSize size) const
{
    if (m_presentedHeight) {
        constexpr double steps[] = {1, 1.1, 1.35, 1.7, 3.5};
        const double smallest = std::max(leastPresented, *m_presentedHeight / captionsPerScreen);
        return static_cast<int>(std::ceil(smallest * steps[static_cast<int>(size)]));
    }
    constexpr int sizes[] = {11, 13, 17, 22, 54};
    const int pixels = sizes[static_cast<int>(size)];
    return m_mode == Mode::Projector ? qRound(pixels * (m_tight ? tightScale : projectorScale)) : pixels;
}

int Theme::space(int steps) const
{
    return steps * gridStep;
}

QColor signTextColour(double value)
{
    constexpr double towardsText = 0.4; // orange alone is too pale to be read
    const Colours &c = colours();
    return value == 0 || std::isnan(value) ? c.muted
                                           : mix(value < 0 ? c.negative : c.positive, c.text, towardsText);
}

const Colours &colours()
{
    return Theme::instance().colours();
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto blend = [share](float from, float to) {
        return from + (to - from) * static_cast<float>(share);
    };
    return QColor::fromRgbF(blend(a.redF(), b.redF()), blend(a.greenF(), b.greenF()),
                            blend(a.blueF(), b.blueF()), blend(a.alphaF(), b.alphaF()));
}

QColor textOn(const QColor &ground)
{
    const bool black = contrast(Qt::black, ground) > contrast(Qt::white, ground);
    return black ? Qt::black : Qt::white;
}

} // namespace deltascope
