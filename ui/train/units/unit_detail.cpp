// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/unit_detail.h"

#include "ui/theme/icons.h"
#include "ui/theme/kept_top.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/train/units/activation_histogram.h"
#include "ui/train/units/outgoing_bars.h"
#include "ui/train/units/unit_image.h"
#include "ui/workbench/workbench.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
using namespace std::chrono_literals;

constexpr auto studyPause = 250ms; // between two studies while a network trains

QLabel *label(const char *role, const QString &text = {})
{
    auto *made = new QLabel(text);
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    return made;
}

QToolButton *tool(const char *icon, const QString &name)
{
    auto *button = new QToolButton;
    setThemedIcon(button, QString::fromLatin1(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}
} // namespace

UnitDetail::UnitDetail(const Workbench &workbench, QWidget *parent)
    : QScrollArea(parent)
    , m_workbench(workbench)
    , m_title(label("title"))
    , m_bias(label("caption"))
    , m_reading(label("caption"))
    , m_condition(label("caption"))
    , m_when(label("caption"))
    , m_image(new UnitImage)
    , m_outgoing(new OutgoingBars)
    , m_most(new ImageStrip(tr("Images that excite the unit most")))
    , m_least(new ImageStrip(tr("Images that excite the unit least")))
    , m_histogram(new ActivationHistogram)
    , m_work(
          this, [this](const UnitReport &studied) { take(studied); }, studyPause)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("One hidden unit"));
    setFocusPolicy(Qt::StrongFocus);
    setWidget(makeBody());
    keepTop(this);
    m_condition->setTextFormat(Qt::RichText);
    connect(m_image, &UnitImage::readingChanged, this, [this] {
        const QString reading = m_image->reading();
        m_reading->setText(reading.isEmpty() ? tr("Point at a pixel to read its number.") : reading);
    });
    for (ImageStrip *strip : {m_most, m_least})
        connect(strip, &ImageStrip::exampleRequested, this, &UnitDetail::exampleRequested);
}

QWidget *UnitDetail::makeHead()
{
    auto *back = tool("whole", tr("All units (Esc)"));
    auto *before = tool("back", tr("Previous unit (←)"));
    auto *after = tool("forward", tr("Next unit (→)"));
    connect(back, &QToolButton::clicked, this, &UnitDetail::closed);
    connect(before, &QToolButton::clicked, this, [this] { Q_EMIT moved(-1); });
    connect(after, &QToolButton::clicked, this, [this] { Q_EMIT moved(1); });
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(back);
    row->addWidget(m_title, 1);
    row->addWidget(before);
    row->addWidget(after);
    return head;
}

QWidget *UnitDetail::makeBody()
{
    const Theme &theme = Theme::instance();
    auto *numbers = new QVBoxLayout;
    numbers->setSpacing(theme.space(1));
    numbers->addWidget(m_bias);
    auto *outgoing = label("caption");
    sayInNotation(outgoing,
                  [outgoing] { outgoing->setText(notationHtml(tr("w^{2}_{jk} to each output:"))); });
    numbers->addWidget(outgoing);
    numbers->addWidget(m_outgoing);
    numbers->addStretch();
    auto *pictures = new QHBoxLayout;
    pictures->setSpacing(theme.space(2));
    pictures->addWidget(m_image, 0, Qt::AlignTop);
    pictures->addLayout(numbers, 1);

    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(1));
    column->addWidget(makeHead());
    column->addLayout(pictures);
    column->addWidget(m_reading);
    column->addSpacing(theme.space(1));
    column->addWidget(m_when);
    column->addWidget(m_condition);
    column->addWidget(label("caption", tr("Excited most by")));
    column->addWidget(m_most);
    column->addWidget(label("caption", tr("Excited least by")));
    column->addWidget(m_least);
    auto *distribution = label("caption");
    sayInNotation(distribution,
                  [distribution] { distribution->setText(notationHtml(tr("Distribution of x^{1}_{j}"))); });
    column->addWidget(distribution);
    column->addWidget(m_histogram);
    column->addStretch();
    return body;
}

void UnitDetail::show(const ViewedNetwork &state, int unit, const QString &pixelName,
                      const Matrix<float> &values)
{
    const bool other = unit != m_unit || state.run != m_state.run || state.storedEpoch != m_state.storedEpoch;
    const bool changed = other || state.network != m_state.network;
    m_state = state;
    m_unit = unit;
    const Parameters<float> &parameters = state.network->parameters;
    m_title->setText(tr("Unit %1").arg(unit));
    m_bias->setText(
        notationHtml(QStringLiteral("b^{1}_{%1} = %2").arg(unit).arg(exactNumber(parameters.b1[unit]))));
    m_image->show(pixelName, values);
    m_outgoing->show(unit, parameters.W2.row(unit).transpose());
    if (other || !state.finite)
        forget();
    if (changed)
        ask();
    updateMarks();
}

void UnitDetail::ask()
{
    const auto test = m_workbench.data().test;
    if (!test || !m_state.finite)
        return;
    m_work.request([state = m_state, test, unit = m_unit] {
        return studyUnit(state, test, unit, ActivationHistogram::parts);
    });
}

void UnitDetail::forget()
{
    m_work.cancel();
    m_studied = nullptr;
    m_most->clear();
    m_least->clear();
    m_histogram->clear();
}

void UnitDetail::take(const UnitReport &studied)
{
    m_studied = std::make_shared<const UnitReport>(studied);
    m_most->show(studied.most, *studied.test);
    m_least->show(studied.least, *studied.test);
    m_histogram->show(studied.histogram, studied.low, studied.high);
    updateMarks();
}

void UnitDetail::updateMarks()
{
    m_most->setOld(isOld());
    m_least->setOld(isOld());
    m_histogram->setOld(isOld());
    if (!m_studied) {
        m_condition->clear();
        m_when->setText(m_state.finite
                            ? tr("The test images are being read.")
                            : tr("The network's numbers are not finite, so it responds to no image."));
        return;
    }
    const int images = static_cast<int>(m_studied->images);
    m_when->setText((isOld() ? tr("On the %1 test images at epoch %2; the network has been trained further.",
                                  nullptr, images)
                             : tr("On the %1 test images at epoch %2.", nullptr, images))
                        .arg(exactCount(images))
                        .arg(m_studied->of.epochs, 0, 'f', 2));
    showCondition();
}

void UnitDetail::showCondition()
{
    const UnitReport &unit = *m_studied;
    m_condition->setText(unit.dead ? tr("<b>Dead</b>: φ′ is 0 for every image, so its weights learn nothing.")
                                   : tr("Saturated (φ′ below a hundredth of its largest) for %1 of them.")
                                         .arg(percent(unit.saturated, 1)));
}

void UnitDetail::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT moved(-1);
        break;
    case Qt::Key_Right:
        Q_EMIT moved(1);
        break;
    case Qt::Key_Escape:
        Q_EMIT closed();
        break;
    default:
        QScrollArea::keyPressEvent(event);
    }
}

} // namespace deltascope
