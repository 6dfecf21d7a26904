// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_panel.h"

#include "ui/draw/answer_view.h"
#include "ui/draw/canvas.h"
#include "ui/draw/canvas_tools.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/digit_picker.h"
#include "ui/draw/seen_view.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

DrawPanel::DrawPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_canvas(new Canvas)
    , m_answer(new AnswerView)
    , m_label(new DigitPicker)
    , m_step(new QPushButton(tr("Step through this drawing")))
    , m_learn(new QPushButton(tr("Learn this one")))
    , m_learnt(new QLabel)
    , m_seen(new SeenView)
    , m_collection(new CollectionView)
{
    auto *tools = new CanvasTools(m_canvas);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    const Theme &theme = Theme::instance();
    const int margin = theme.space(4);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(theme.space(3));
    auto *paper = new QHBoxLayout;
    paper->setSpacing(theme.space(2));
    paper->addWidget(m_canvas, 1);
    paper->addWidget(tools);
    layout->addLayout(paper);
    layout->addWidget(m_answer);
    layout->addWidget(makeLabelRow());
    layout->addWidget(makeActions());
    layout->addWidget(m_seen);
    layout->addWidget(m_collection);
    layout->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);

    connect(m_canvas, &Canvas::inkChanged, this, &DrawPanel::inkChanged);
    connect(tools, &CanvasTools::openRequested, this, &DrawPanel::openRequested);
    connect(tools, &CanvasTools::saveRequested, this, &DrawPanel::saveRequested);
    connect(m_seen, &SeenView::normalisingChosen, this, &DrawPanel::normalisingChosen);
    connect(m_step, &QPushButton::clicked, this, &DrawPanel::stepRequested);
    connect(m_learn, &QPushButton::clicked, this, &DrawPanel::learnRequested);
    connect(m_label, &DigitPicker::digitPicked, this, [this](std::optional<int> digit) {
        updateActions();
        Q_EMIT labelPicked(digit);
    });
    updateActions();
}

QWidget *DrawPanel::makeLabelRow()
{
    auto *caption = new QLabel(tr("It was meant to be a"));
    caption->setProperty("role", QStringLiteral("caption"));
    auto *row = new QWidget;
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addWidget(caption);
    layout->addWidget(m_label);
    return row;
}

QWidget *DrawPanel::makeActions()
{
    m_step->setProperty("role", QStringLiteral("primary"));
    m_step->setAccessibleName(m_step->text());
    m_learn->setAccessibleName(m_learn->text());
    m_learn->setToolTip(tr("One update of the network with this drawing and its label"));
    m_learnt->setProperty("role", QStringLiteral("caption"));
    m_learnt->setWordWrap(true);
    m_learnt->hide();
    auto *actions = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::instance().space(2));
    buttons->addWidget(m_step, 3);
    buttons->addWidget(m_learn, 2);
    auto *layout = new QVBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addLayout(buttons);
    layout->addWidget(m_learnt);
    return actions;
}

std::optional<int> DrawPanel::label() const
{
    return m_label->digit();
}

void DrawPanel::clearLabel()
{
    m_label->setDigit(std::nullopt);
    updateActions();
}

void DrawPanel::showReadings(const DrawingReadings &readings, bool normalising)
{
    m_blank = readings.blank();
    m_answer->show(m_blank       ? std::nullopt
                   : normalising ? std::optional(readings.normalised)
                                 : std::optional(readings.notNormalised));
    m_seen->show(readings);
    m_seen->setNormalising(normalising);
    updateActions();
}

void DrawPanel::showLearnt(const QString &beforeAndAfter)
{
    m_learnt->setText(beforeAndAfter);
    m_learnt->setVisible(!beforeAndAfter.isEmpty());
}

void DrawPanel::updateActions()
{
    const bool labelled = !m_blank && label().has_value();
    m_step->setEnabled(labelled);
    m_learn->setEnabled(labelled);
    m_collection->setKeepable(labelled);
    m_step->setToolTip(labelled ? QString() : tr("Say first which digit it was meant to be"));
}

} // namespace deltascope
