// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QObject>

#include <optional>

namespace deltascope {

/// The colours of one theme, named for what they mean. No widget names a colour of its own.
struct Colours
{
    QColor window;   ///< behind the stage
    QColor surface;  ///< panels, bars, cards
    QColor sunken;   ///< inside of input fields, empty bars
    QColor line;     ///< borders and separators
    QColor text;     ///< reading text; at least 4.5 : 1 on window, surface and sunken, as the next four
    QColor muted;    ///< captions
    QColor forward;  ///< the forward pass, and the main action
    QColor backward; ///< the backward pass, and the selected term
    QColor onAccent; ///< text on forward or backward
    QColor positive; ///< signed values above zero
    QColor negative; ///< signed values below zero
    QColor zero;     ///< signed values at zero
    QColor paper;    ///< value 0 of an image
    QColor ink;      ///< value 1 of an image
    QColor trainCurve;
    QColor testCurve;
    QColor warning;
};

/// The one type scale.
enum class TypeSize { Caption, Body, Title, Large, Display };

/// Every colour, type size and spacing of the interface. One object, used on the interface thread only;
/// needs a QApplication.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark, Projector };
    Q_ENUM(Mode)

    static Theme &instance();

    Mode mode() const { return m_mode; }
    /// Applies the mode to the whole application and emits changed().
    void setMode(Mode mode);
    /// In front of a class the type grows with the screen, whose height is given in logical pixels: nothing
    /// is smaller than 1/45 of it. None: the type of the mode.
    void setPresented(std::optional<int> screenHeight);
    bool isPresented() const { return m_presentedHeight.has_value(); }
    /// In a window with little height the projector's type is not as large.
    void setTight(bool tight);
    /// Pixels of an icon that is this large beside text of the usual size.
    int iconSize(int usual) const;
    /// Redraws everything on screen, because the notation is now written in another way.
    void restyle() { apply(); }

    /// What System resolves to here.
    bool isDark() const;
    const Colours &colours() const { return m_colours; }
    /// Colours that tell runs apart, on surface: one for each number, again from the start after eight.
    QColor runColour(int number) const;
    /// The application's font at a step of the type scale; figures are as wide as each other.
    QFont font(TypeSize size, bool bold = false) const;
    /// Logical pixels of a step of the type scale.
    int pixelSize(TypeSize size) const;
    /// multiples of the 4-pixel grid.
    int space(int steps) const;
    /// Radius of rounded corners, in logical pixels.
    int radius() const { return 6; }

Q_SIGNALS:
    /// Everything still is as it was.
    void aboutToChange();
    void changed();

private:
    Theme();
    void apply();
    QFont makeFont(TypeSize size, bool bold) const;

    Mode m_mode = Mode::System;
    std::optional<int> m_presentedHeight;
    bool m_tight = false;
    bool m_systemIsDark = false;
    Colours m_colours;
    QList<QFont> m_fonts; ///< of each TypeSize plain and bold, with what they have loaded
};

/// Shorthand for Theme::instance().colours().
const Colours &colours();

/// The colour of a number by its sign: that of SignedScale, darkened or lightened until it can be read.
QColor signTextColour(double value);

/// a towards b: 0 gives a, 1 gives b.
QColor mix(const QColor &a, const QColor &b, double share);
/// Black or white, whichever is easier to read on this background.
QColor textOn(const QColor &ground);

} // namespace deltascope
