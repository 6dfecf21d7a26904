// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worksheet/handout.h"

#include "core/files/written_file.h"
#include "ui/paper/pdf_pages.h"
#include "ui/theme/theme.h"
#include "ui/worksheet/handout_page.h"

#include <QCoreApplication>

namespace deltascope {

namespace {
/// The context of the sentences.
class HandoutText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::Handout)
};

// Paper is light; the screen may be dark.
class LightTheme
{
public:
    LightTheme()
        : m_before(Theme::instance().mode())
    {
        set(Theme::Mode::Light);
    }
    ~LightTheme() { set(m_before); }
    LightTheme(const LightTheme &) = delete;
    LightTheme &operator=(const LightTheme &) = delete;

private:
    static void set(Theme::Mode mode)
    {
        if (Theme::instance().mode() != mode) // restyles every window
            Theme::instance().setMode(mode);
    }

    Theme::Mode m_before;
};
} // namespace

QString writeHandout(const QString &file, const StepWalk &walk, Paper paper)
{
    if (!walk.open())
        return HandoutText::tr("There is no pass to print: the example has no label.");
    PdfPages pdf(paper, HandoutText::tr("One pass, step by step"), QPageLayout::Landscape);
    {
        const LightTheme light;
        HandoutPage page(walk, paper);
        for (int step = 0; step < step_count; ++step) {
            page.showStep(static_cast<StepId>(step));
            page.draw(pdf.next());
        }
    }
    return write_file(file, pdf.finish());
}

} // namespace deltascope
