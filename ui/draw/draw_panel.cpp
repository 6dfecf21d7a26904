// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_panel.h"

#include "ui/draw/answer_view.h"
#include "ui/draw/canvas.h"
#include "ui/draw/canvas_tools.h"
#include "ui/draw/collection_view.h"
#include "ui/draw/deed_log.h"
#include "ui/draw/digit_picker.h"
#include "ui/draw/paper_desk.h"
#include "ui/theme/kept_top.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace deltascope {

DrawPanel::DrawPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_canvas(new Canvas)
    , m_deeds(new DeedLog(this))
    , m_tools(new CanvasTools(m_canvas, m_deeds))
    , m_desk(new PaperDesk(m_canvas, m_tools))
    , m_answer(new AnswerView)
    , m_label(new DigitPicker)
    , m_step(new QPushButton(tr("Step through this drawing")))
    , m_learn(new QPushButton(tr("Learn this one")))
    , m_keep(new QPushButton(tr("Keep this one")))
    , m_learnt(new LearntView)
    , m_collection(new CollectionView)
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_labelRow = makeLabelRow();
    m_column->addWidget(m_desk);
    m_column->addWidget(m_answer);
    m_column->addWidget(m_labelRow);
    m_column->addWidget(makeActions());
    m_column->addWidget(m_collection);
    m_column->addStretch(1); // all that is left: the answer would take some, and move when less is left
    setWidget(content);
    keepTop(this);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // nothing moves sideways when there is more to show
    setFocusPolicy(Qt::NoFocus);
    connectParts();
    updateActions();
}

void DrawPanel::connectParts()
{
    connect(m_canvas, &Canvas::inkChanged, this, &DrawPanel::inkChanged);
    connect(m_tools, &CanvasTools::openRequested, this, &DrawPanel::openRequested);
    connect(m_tools, &CanvasTools::saveRequested, this, &DrawPanel::saveRequested);
    connect(m_step, &QPushButton::clicked, this, &DrawPanel::stepRequested);
    connect(m_learn, &QPushButton::clicked, this, &DrawPanel::learnRequested);
    connect(m_learnt, &LearntView::undoRequested, this, &DrawPanel::unlearnRequested);
    // When its lines have found their places, the result is brought into sight.
    connect(m_collection, &CollectionView::told, this,
            [this] { QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_collection); }); });
    connect(m_keep, &QPushButton::clicked, this, &DrawPanel::keepRequested);
    connect(m_label, &DigitPicker::digitPicked, this, [this](std::optional<int> digit) {
        updateActions();
        Q_EMIT labelPicked(digit);
    });
}

void DrawPanel::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitPaper();
}

// What is asked for may be of another size: in another theme it is.
bool DrawPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fitPaper();
    return QScrollArea::eventFilter(watched, event);
}

// The paper takes the room that the rest leaves it; where that is little, everything moves closer together.
// The room of the collection is kept also while it is empty, and that of its result if there is enough, so
// that the paper stays as it is and nothing is scrolled away.
void DrawPanel::fitPaper()
{
    const Theme &theme = Theme::instance();
    const auto room = [&](int margin, int spacing) {
        return viewport()->height() - 2 * margin - heightBelowPaper(spacing);
    };
    const bool tight = room(theme.space(4), theme.space(3)) < m_desk->smallestHeight();
    const int margin = theme.space(tight ? 2 : 4);
    const int spacing = theme.space(tight ? 2 : 3);
    m_column->setContentsMargins(theme.space(4), margin, theme.space(4), margin);
    if (spacing != m_column->spacing())
        m_column->setSpacing(spacing);
    const int height = room(margin, spacing);
    const int withResult = height - m_collection->resultHeight();
    m_desk->setRoom({viewport()->width() - 2 * theme.space(4),
                     withResult < m_desk->smallestHeight() ? height : withResult});
}

int DrawPanel::heightBelowPaper(int spacing) const
{
    const int actions =
        m_step->sizeHint().height() + Theme::instance().space(2) + m_learn->sizeHint().height();
    return m_answer->minimumHeight() + m_labelRow->sizeHint().height() + actions +
           m_collection->filledHeight() + 4 * spacing;
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
    m_keep->setToolTip(tr("Add this drawing and its label to your collection"));
    m_keep->setAccessibleName(m_keep->toolTip());
    auto *actions = new QWidget;
    auto *layout = new QGridLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addWidget(m_step, 0, 0, 1, 2);
    layout->addWidget(m_learn, 1, 0);
    layout->addWidget(m_keep, 1, 1);
    layout->addWidget(m_learnt, 2, 0, 1, 2);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
    return actions;
}

std::optional<int> DrawPanel::label() const
{
    return m_label->digit();
}

void DrawPanel::setLabel(std::optional<int> label)
{
    m_label->setDigit(label);
    updateActions();
}

void DrawPanel::setKeeping(bool available)
{
    m_keeping = available;
    updateActions();
}

void DrawPanel::showReading(const std::optional<Reading> &reading)
{
    m_blank = !reading;
    m_answer->show(reading);
    updateActions();
}

void DrawPanel::showLearnt(const std::optional<LearntDrawing> &learnt)
{
    if (!learnt && m_learnt->isAncestorOf(focusWidget()))
        m_learn->setFocus();
    m_learnt->show(learnt);
    if (learnt)
        QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_learnt); });
}

void DrawPanel::updateActions()
{
    const bool labelled = !m_blank && label().has_value();
    m_step->setEnabled(labelled);
    m_learn->setEnabled(labelled);
    m_keep->setEnabled(labelled && m_keeping);
    m_step->setToolTip(labelled  ? QString()
                       : m_blank ? tr("Draw a digit first")
                                 : tr("First say which digit it was meant to be"));
}

} // namespace deltascope
