// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/batch/batch_card.h"

#include "ui/pictures/ink_picture.h"
#include "ui/pictures/picture_box.h"
#include "ui/step/batch/batch_text.h"
#include "ui/step/batch/gradient_bars.h"
#include "ui/step/card/narrow_list.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/practice/spoken_label.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/passed_wheel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
constexpr int longestNumbers = 600; // characters
constexpr double pictureLines = 3;  // of the text beside it

QLabel *richText(const char *role = nullptr)
{
    QLabel *label = wrappedLabel(role);
    label->setTextFormat(Qt::RichText);
    return label;
}

QVBoxLayout *columnIn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(2));
    return column;
}

QString coloured(const QString &text, const QColor &colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text);
}

void say(QLabel *label, const QString &notation)
{
    label->setText(notationHtml(notation));
    label->setVisible(!notation.isEmpty());
}
} // namespace

BatchCard::BatchCard(ExampleBatch &batch, StepWalk &walk, QWidget *parent)
    : TurnCard(parent)
    , m_batch(batch)
    , m_walk(walk)
    , m_switch(new QPushButton(tr("Batch")))
{
    m_switch->setCheckable(true);
    m_switch->setAccessibleName(m_switch->text());
    m_switch->setToolTip(
        tr("The gradient of each example in a mini-batch, and the mean that a step of training takes (M)"));
    column()->addWidget(m_switch, 0, Qt::AlignLeft);
    column()->addWidget(makeBody());
    connectParts();
    refresh();
}

QWidget *BatchCard::makeBody()
{
    m_told = richText("muted");
    m_key = richText("caption");
    m_bars = new GradientBars;
    m_turnKey = richText("caption");
    m_turns = new TurnBars;
    m_mean = richText();
    m_spread = richText();
    m_directions = richText();
    m_shown = new QWidget;
    auto *shown = columnIn(m_shown);
    for (QWidget *part : std::initializer_list<QWidget *>{m_key, m_bars, m_turnKey, m_turns, makeExample(),
                                                          m_mean, m_spread, m_directions})
        shown->addWidget(part);
    for (QLabel *label : {m_mean, m_spread, m_directions})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_body = new QWidget;
    auto *column = columnIn(m_body);
    for (QWidget *part : std::initializer_list<QWidget *>{makeChoice(), m_numbers, m_told, m_shown})
        column->addWidget(part);
    return m_body;
}

QWidget *BatchCard::makeChoice()
{
    m_sources = new NarrowList(tr("Which examples"));
    m_sources->addItems({tr("The mini-batch trained last"), tr("From this image on"), tr("Of the same label"),
                         tr("By their numbers")});
    m_count = new QSpinBox;
    m_count->setRange(1, mostInBatch);
    m_count->setPrefix(QStringLiteral("n = "));
    m_count->setAccessibleName(tr("How many examples"));
    m_count->setToolTip(m_count->accessibleName());
    passWheelOn(m_count);
    m_numbers = new QLineEdit;
    m_numbers->setMaxLength(longestNumbers);
    m_numbers->setAccessibleName(tr("Numbers of the images"));
    m_numbers->setToolTip(tr("Such as 3, 17, 20-29"));
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::instance().space(1));
    row->addWidget(m_sources, 1);
    row->addWidget(m_count);
    return widget;
}

QWidget *BatchCard::makeExample()
{
    m_picture = new PictureBox;
    m_picture->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_example = new SpokenLabel;
    m_example->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_example->setOnlyGrows(true); // while the mouse goes over the bars
    m_step = new QPushButton(tr("Step through it"));
    m_step->setAccessibleName(m_step->text());
    m_step->setToolTip(tr("Shows this example everywhere; so does a click on its bar"));
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addWidget(m_example, 1);
    auto *column = columnIn(widget);
    column->addLayout(row);
    column->addWidget(m_step, 0, Qt::AlignLeft);
    return widget;
}

void BatchCard::connectParts()
{
    connect(m_switch, &QPushButton::toggled, &m_batch, &ExampleBatch::setOn);
    connect(m_sources, &QComboBox::currentIndexChanged, this, &BatchCard::choose);
    connect(m_count, &QSpinBox::valueChanged, this, &BatchCard::choose);
    connect(m_numbers, &QLineEdit::textEdited, this, &BatchCard::choose);
    for (ExampleColumns *columns : std::initializer_list<ExampleColumns *>{m_bars, m_turns}) {
        connect(columns, &ExampleColumns::pointedAt, this, [this](int place) {
            m_pointed = place;
            mark();
        });
        connect(columns, &ExampleColumns::moved, this, [this](int place) {
            m_current = place;
            m_pointed = -1;
            mark();
        });
        connect(columns, &ExampleColumns::chosen, &m_batch, &ExampleBatch::stepThrough);
        connect(columns, &ExampleColumns::left, this, &BatchCard::keysGivenUp);
    }
    connect(m_step, &QPushButton::clicked, this, [this] { m_batch.stepThrough(placeRead()); });
    connect(&m_batch, &ExampleBatch::changed, this, &BatchCard::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &BatchCard::refresh);
}

void BatchCard::toggle()
{
    m_switch->toggle();
    if (m_batch.isOn() && m_shown->isVisible())
        m_bars->setFocus();
}

QString BatchCard::told() const
{
    return m_told->text();
}

QString BatchCard::exampleTold() const
{
    return m_example->told();
}

QString BatchCard::meanTold() const
{
    return QStringList{m_mean->text(), m_spread->text(), m_directions->text()}.join(QLatin1Char('\n'));
}

void BatchCard::choose()
{
    m_batch.choose(
        {static_cast<BatchSource>(m_sources->currentIndex()), m_count->value(), m_numbers->text()});
}

void BatchCard::refresh()
{
    const bool on = m_batch.isOn();
    QWidget *keys = window()->focusWidget();
    const bool hadKeys = keys && isAncestorOf(keys);
    {
        const QSignalBlocker blocker(m_switch);
        m_switch->setChecked(on);
    }
    if (on && m_walk.own()) {
        refreshChoice();
        refreshNumbers();
    }
    m_body->setVisible(on);
    showOn(on);
    if (hadKeys && !(keys->isVisibleTo(this) && keys->isEnabled()))
        Q_EMIT keysGivenUp();
}

void BatchCard::refreshChoice()
{
    const BatchChoice &choice = m_batch.choice();
    const bool byHand = m_batch.isByHand();
    const bool typed = !byHand && choice.source == BatchSource::Typed;
    const QSignalBlocker quietSources(m_sources);
    const QSignalBlocker quietCount(m_count);
    m_sources->setCurrentIndex(static_cast<int>(choice.source));
    m_sources->setVisible(!byHand);
    m_count->setValue(choice.count);
    m_count->setVisible(byHand || choice.source == BatchSource::FromHere ||
                        choice.source == BatchSource::SameLabel);
    m_numbers->setVisible(typed);
    if (!m_numbers->hasFocus())
        m_numbers->setText(choice.typed);
    QStringList told{m_batch.chosen().told};
    if (m_walk.state() == StepWalk::State::MovedOn || m_walk.state() == StepWalk::State::Applied)
        told.append(tr("Their gradients are those of the network of this pass, which has changed since."));
    if (m_walk.isMadeUp())
        told.append(
            tr("Their gradients are those of the network itself, without what is changed in this pass."));
    m_told->setText(notationHtml(told.join(QLatin1Char(' '))));
}

// What would tell a number that the student is asked for is not shown.
void BatchCard::refreshNumbers()
{
    const BatchExamples &chosen = m_batch.chosen();
    const bool slipIsIn = m_walk.complete()->slip.has_value();
    const bool tells = slipIsIn || !m_walk.hidden().empty();
    m_shown->setVisible(!chosen.examples.empty() && !tells);
    if (tells)
        m_told->setText(slipIsIn ? tr("Not while a slip is in: the batch would show where it is.")
                                 : tr("The batch would show the number that you are asked for."));
    if (chosen.examples.empty() || tells)
        return;
    const int present = m_batch.presentPlace();
    if (std::exchange(m_present, present) != present && present >= 0)
        m_current = present;
    m_current = std::clamp(m_current, 0, static_cast<int>(chosen.examples.size()) - 1);
    m_pointed = std::min(m_pointed, static_cast<int>(chosen.examples.size()) - 1);
    m_bars->showExamples(chosen.examples);
    if (m_batch.found()) {
        const ExampleGradients gradients = m_batch.gradients();
        const InspectedPass &own = *m_walk.own();
        const Selection parameter = m_batch.parameter();
        const bool isBias = parameter.term == Term::b1 || parameter.term == Term::b2;
        m_bars->showGradients(gradients);
        m_turns->showTurns(m_batch.found()->directions.turned);
        say(m_mean, BatchText::mean(gradients, parameter, own.learning_rate, own.fixed_biases && isBias));
        say(m_spread, BatchText::spread(gradients));
        say(m_directions, BatchText::directions(m_batch.found()->directions));
    } else {
        m_bars->showNone();
        m_turns->showNone(static_cast<int>(chosen.examples.size()));
        for (QLabel *label : {m_mean, m_spread, m_directions})
            label->setText({}); // but keeps its place
    }
    const double gutter = std::max(m_bars->gutter(), m_turns->gutter());
    m_bars->setGutter(gutter);
    m_turns->setGutter(gutter);
    refreshKey();
    mark();
}

void BatchCard::refreshKey()
{
    const bool several = m_batch.chosen().examples.size() > 1;
    const Colours &c = colours();
    m_key->setText(
        tr("Bars: %1 of each example; line: the mean of the examples so far; %2: the mean of all")
            .arg(notationHtml(nameOf(gradientOf(m_batch.parameter()))), coloured(tr("dashes"), c.backward)));
    m_turnKey->setText(tr("By how many degrees each example %1 the mean of the whole gradient")
                           .arg(coloured(tr("turns"), c.backward)));
    m_turnKey->setVisible(several);
    m_turns->setVisible(several);
}

void BatchCard::mark()
{
    m_bars->setMarked(placeRead());
    m_turns->setMarked(placeRead());
    m_bars->setPresent(m_present);
    m_turns->setPresent(m_present);
    read();
}

void BatchCard::read()
{
    const int place = placeRead();
    const BatchExamples &chosen = m_batch.chosen();
    if (place < 0 || place >= static_cast<int>(chosen.examples.size()))
        return;
    const Example &example = chosen.examples[static_cast<std::size_t>(place)];
    const int side = qRound(pictureLines * m_example->fontMetrics().lineSpacing());
    m_picture->setFixedSize(side, side);
    m_picture->setVisible(!example.hand);
    m_picture->setPicture(pictureOf(example.image));
    m_step->setEnabled(place != m_present);
    if (!m_batch.found())
        return m_example->tell({});
    m_example->tell(BatchText::example(m_batch, m_bars->gradients(), place));
    m_bars->setAccessibleDescription(m_example->told());
}

} // namespace deltascope
