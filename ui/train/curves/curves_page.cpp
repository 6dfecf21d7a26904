// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curves_page.h"

#include "ui/pictures/vector_picture.h"
#include "ui/platform/file_dialogs.h"
#include "ui/platform/keys.h"
#include "ui/settings/predict_first.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_export.h"
#include "ui/train/curves/curve_legend.h"
#include "ui/train/curves/curve_plot.h"
#include "ui/train/curves/empty_plot_hint.h"
#include "ui/train/curves/expectation_bar.h"
#include "ui/train/curves/expectation_text.h"
#include "ui/train/curves/expected_graph.h"
#include "ui/train/runs/seed_groups.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr QSize exportSize(800, 700);

QToolButton *tool(const QString &name, const QString &help)
{
    auto *button = new QToolButton;
    button->setAccessibleName(name);
    button->setToolTip(help);
    return button;
}
} // namespace

CurvesPage::CurvesPage(QWidget *parent)
    : QWidget(parent)
    , m_why(new EmptyPlotHint)
    , m_curves(new QWidget)
    , m_plot(new CurvePlot)
    , m_legend(new CurveLegend)
    , m_luck(new QLabel)
    , m_whyBelow(new EmptyPlotHint)
    , m_expectation(new ExpectationBar)
{
    const Theme &theme = Theme::instance();

    auto *column = new QVBoxLayout(m_curves);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(2));
    column->addWidget(m_expectation->invitation());
    column->addWidget(makeTools());
    column->addWidget(m_plot, 1);
    column->addWidget(m_expectation);
    column->addWidget(m_whyBelow);
    column->addWidget(m_luck);
    column->addWidget(m_legend);
    m_luck->setWordWrap(true);
    m_luck->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(2));
    layout->addWidget(m_why, 1);
    layout->addWidget(m_curves, 1);
    m_curves->hide();
    connect(m_legend, &CurveLegend::switched, m_plot, &CurvePlot::setShown);
    connect(m_legend, &CurveLegend::switched, this, &CurvesPage::switched);
    connect(m_why, &EmptyPlotHint::newNetworkWanted, this, &CurvesPage::newNetworkWanted);
    connect(m_whyBelow, &EmptyPlotHint::newNetworkWanted, this, &CurvesPage::newNetworkWanted);
    connectExpectation();
    const auto read = [this] {
        m_legend->showReadouts(m_plot->readouts(), m_plot->bandReadouts(), m_plot->raised());
    };
    connect(m_plot, &CurvePlot::readoutsChanged, this, read);
    connect(&Theme::instance(), &Theme::changed, this, read); // in front of a class in fewer digits
}

QWidget *CurvesPage::makeTools()
{
    m_against = new QComboBox;
    m_against->addItems({tr("by epoch"), tr("by image"), tr("by second")});
    m_against->setAccessibleName(tr("What the curves are drawn against"));
    m_against->setToolTip(m_against->accessibleName());
    connect(m_against, &QComboBox::currentIndexChanged, m_plot,
            [this](int index) { m_plot->setX(static_cast<CurveX>(index)); });

    auto *logarithmic = tool(tr("Logarithmic loss"), tr("Logarithmic loss axis"));
    logarithmic->setText(tr("log"));
    logarithmic->setCheckable(true);
    connect(logarithmic, &QToolButton::toggled, m_plot, [this](bool on) {
        m_plot->setLogarithmicLoss(on);
        showExpected(); // what levels off on one axis need not do so on the other
    });
    logarithmic->setChecked(true); // the fall from the start stays in sight beside what follows

    auto *whole =
        tool(tr("Show all epochs"), tr("Back to all epochs (Esc).\n%1 and the wheel zoom, dragging pans. "
                                       "Once the plot is clicked, ← and → read the values of an epoch.")
                                        .arg(controlKeyName()));
    setThemedIcon(whole, QStringLiteral("whole"));
    whole->setEnabled(false);
    connect(whole, &QToolButton::clicked, m_plot, &CurvePlot::showAll);
    connect(m_plot, &CurvePlot::zoomedChanged, whole, &QToolButton::setEnabled);

    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(m_against);
    row->addWidget(logarithmic);
    row->addStretch();
    row->addWidget(whole);
    row->addWidget(makeExportButton());
    return tools;
}

QToolButton *CurvesPage::makeExportButton()
{
    auto *button = tool(tr("Export the curves"), tr("Export the curves as a picture or as numbers"));
    setThemedIcon(button, QStringLiteral("save"));
    auto *menu = new QMenu(button);
    for (const QString &name :
         QStringList(QStringLiteral("png")) + vectorFormats() + QStringList(QStringLiteral("csv")))
        menu->addAction(tr("Export as %1…").arg(name.toUpper()), this, [this, name] { chooseExport(name); });
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

void CurvesPage::connectExpectation()
{
    connect(m_plot, &CurvePlot::drawn, this, [this](const QPointF &begin, const QPointF &end) {
        expected()->draw(begin, end);
        showExpected();
    });
    connect(m_expectation, &ExpectationBar::shapeChosen, this, [this](ExpectedCurve::Shape shape) {
        expected()->take(shape);
        showExpected();
    });
    connect(m_expectation, &ExpectationBar::clearWanted, this, [this] {
        expected()->clear();
        showExpected();
    });
    connect(m_expectation, &ExpectationBar::switched, this, [this](bool shown) {
        m_plot->expected().setShown(shown);
        showExpected();
    });
}

// Of the present run; null while nothing is asked.
ExpectedCurve *CurvesPage::expected()
{
    const auto found = m_runs.empty() ? m_expected.end() : m_expected.find(m_runs.back()->run());
    return found == m_expected.end() || !PredictFirst::instance().isOn() ? nullptr : &found->second;
}

void CurvesPage::showExpected()
{
    const ExpectedCurve *curve = expected();
    const bool drawn = curve && curve->isCurve();
    m_plot->expect(m_drawing || drawn ? curve : nullptr, m_drawing);
    QString difference;
    if (drawn) {
        const TrainingSnapshot &run = *m_runs.back()->last;
        const LossAxis axis = m_plot->isLogarithmicLoss() ? LossAxis::Logarithmic : LossAxis::Linear;
        difference = differenceText(*curve, testLossOf(run), axis, *run.batch_losses);
    }
    m_expectation->tell(m_drawing, drawn, difference);
}

void CurvesPage::showRuns(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &why,
                          bool offersNew, const std::optional<ExpectedCurve> &blank)
{
    m_runs = runs;
    m_drawing = blank.has_value();
    if (m_drawing)
        m_against->setCurrentIndex(static_cast<int>(CurveX::Epochs)); // what is asked for
    m_against->setEnabled(!m_drawing);
    if (blank) {
        const auto [paper, isNew] = m_expected.try_emplace(runs.back()->run(), *blank);
        if (!isNew && !paper->second.isCurve())
            paper->second = *blank; // the loss at the start may have been measured since
    }
    const bool plots = why.isEmpty() || m_drawing || (expected() && expected()->isCurve());
    m_why->say(why, offersNew);
    m_whyBelow->say(why, offersNew);
    m_whyBelow->setVisible(!why.isEmpty());
    m_why->setVisible(!plots);
    m_curves->setVisible(plots);
    showExpected();
    if (plots)
        m_plot->showRuns(runs);
    showLuck();
}

void CurvesPage::showLuck()
{
    const QString text = luckText(m_plot->groups());
    if (m_luck->text() != text)
        m_luck->setText(text);
    m_luck->setVisible(!text.isEmpty());
}

void CurvesPage::addBelow(QWidget *widget)
{
    layout()->addWidget(widget);
}

void CurvesPage::setShown(CurveKind kind, bool shown)
{
    m_legend->setSwitch(kind, shown);
}

void CurvesPage::chooseExport(const QString &ending)
{
    askWhereToSave(this,
                   {tr("Export the curves"), tr("curves.%1").arg(ending), QStringLiteral("*.%1").arg(ending)},
                   [this](const QString &file) { exportTo(file); });
}

void CurvesPage::exportTo(const QString &file)
{
    QString fault;
    if (QFileInfo(file).suffix().toLower() == QLatin1String("csv")) {
        fault = exportCsv(m_runs, file);
    } else {
        m_plot->setLegendShown(true);
        fault = exportPlot(m_plot->plot(), file, exportSize);
        m_plot->setLegendShown(false);
    }
    if (!fault.isEmpty())
        Q_EMIT faultOccurred(fault);
}

} // namespace deltascope
