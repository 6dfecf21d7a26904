// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/example_picker.h"

#include "core/practice/hand_network.h"
#include "ui/opening/opened_data.h"
#include "ui/platform/shown_path.h"
#include "ui/theme/icons.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/workbench/class_names.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>

namespace deltascope {

namespace {
constexpr int anyDigit = -1;
constexpr int misread = -2;

/// One line, whose beginning is shown where there is no room for all of it.
class ShortenedLabel : public QLabel
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        style()->drawItemText(&painter, rect(), static_cast<int>(alignment()), palette(), isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideRight, width()), foregroundRole());
    }
};
} // namespace

ExamplePicker::ExamplePicker(QWidget *parent)
    : QFrame(parent)
    , m_source(new QComboBox)
    , m_index(new QSpinBox)
    , m_digit(new QComboBox)
    , m_random(new QToolButton)
    , m_data(new ShortenedLabel)
{
    setProperty("role", QStringLiteral("bar"));
    m_source->addItem(tr("test image"), static_cast<int>(ExampleSource::Test));
    m_source->addItem(tr("training image"), static_cast<int>(ExampleSource::Train));
    m_source->setAccessibleName(tr("Where the example comes from"));
    m_index->setKeyboardTracking(false);
    m_index->setAccessibleName(tr("Number of the image"));
    m_index->setMinimumWidth(72);
    m_digit->addItem(tr("any digit"), anyDigit);
    m_digit->addItem(tr("misread"), misread);
    for (int digit = 0; digit < digit_count; ++digit)
        m_digit->addItem(QString(), digit);
    connect(&ClassNames::instance(), &ClassNames::changed, this, &ExamplePicker::showNames);
    showNames();
    m_digit->setToolTip(tr("What to pick at random: any image, one that the network misreads, …"));
    m_random->setText(tr("Random"));
    m_random->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_random->setAccessibleName(tr("Show a random image"));
    m_random->setShortcut(Qt::Key_R);
    setThemedIcon(m_random, QStringLiteral("shuffle"));

    m_caption = new QLabel(tr("Example"));
    m_caption->setProperty("role", QStringLiteral("caption"));
    auto *layout = new QHBoxLayout(this);
    const Theme &theme = Theme::instance();
    layout->setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2));
    layout->setSpacing(theme.space(2));
    for (QWidget *each : std::initializer_list<QWidget *>{m_caption, m_source, m_index, m_random, m_digit})
        layout->addWidget(each);
    layout->addStretch();
    m_data->setProperty("role", QStringLiteral("caption"));
    m_data->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_data->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_data->hide();
    layout->addWidget(m_data, 1);

    connect(m_source, &QComboBox::currentIndexChanged, this, &ExamplePicker::sourceChanged);
    connect(m_index, &QSpinBox::valueChanged, this,
            [this](int index) { Q_EMIT exampleRequested(source(), index); });
    connect(m_random, &QToolButton::clicked, this, &ExamplePicker::requestRandom);
    // Whoever chooses what to see need not ask for it a second time.
    connect(m_digit, &QComboBox::activated, this, &ExamplePicker::requestRandom);
    setEnabled(false);
}

void ExamplePicker::showNames()
{
    const ClassNames &names = ClassNames::instance();
    m_digit->setAccessibleName(names.areDigits() ? tr("Digit of a random image")
                                                 : tr("Class of a random image"));
    m_digit->setItemText(m_digit->findData(anyDigit), names.areDigits() ? tr("any digit") : tr("any class"));
    for (int digit = 0; digit < digit_count; ++digit)
        m_digit->setItemText(m_digit->findData(digit), !names.areDigits() ? names.of(digit)
                                                       : digit == 8       ? tr("an 8")
                                                                          : tr("a %1").arg(digit));
}

void ExamplePicker::showOrigin(const DataOrigin &origin, const Mnist &images)
{
    m_data->setVisible(!origin.is_shipped());
    if (origin.is_shipped())
        return;
    m_data->setText(tr("Data: %1").arg(nameOf(origin)));
    m_data->setToolTip(tr("%1 images to train on, %2 to test with, from %3")
                           .arg(exactCount(images.train->size()), exactCount(images.test->size()),
                                shownPath(QString::fromStdString(origin.files.front()))));
}

// With the caption, and the name of the random one.
int ExamplePicker::wholeWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + m_caption->sizeHint().width();
    for (const QWidget *part : std::initializer_list<QWidget *>{m_source, m_index, m_random, m_digit})
        width += std::max(part->sizeHint().width(), part->minimumWidth()) + layout()->spacing();
    return m_random->toolButtonStyle() == Qt::ToolButtonIconOnly ? width + nameOfRandom() : width;
}

int ExamplePicker::nameOfRandom() const
{
    return m_random->fontMetrics().horizontalAdvance(m_random->text()) + Theme::instance().space(1);
}

// Where room is short, it is understood without both.
QSize ExamplePicker::minimumSizeHint() const
{
    return {wholeWidth() - m_caption->sizeHint().width() - layout()->spacing() - nameOfRandom(),
            QFrame::minimumSizeHint().height()};
}

void ExamplePicker::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const int whole = wholeWidth();
    const int uncaptioned = whole - m_caption->sizeHint().width() - layout()->spacing();
    m_caption->setVisible(width() >= whole);
    m_random->setToolButtonStyle(width() >= uncaptioned ? Qt::ToolButtonTextBesideIcon
                                                        : Qt::ToolButtonIconOnly);
}

ExampleSource ExamplePicker::source() const
{
    return static_cast<ExampleSource>(m_source->currentData().toInt());
}

void ExamplePicker::sourceChanged()
{
    if (!isImage())
        return;
    updateRange();
    Q_EMIT exampleRequested(source(), m_index->value());
}

void ExamplePicker::requestRandom()
{
    if (source() == ExampleSource::Hand)
        return Q_EMIT otherNumbersRequested();
    const int digit = m_digit->currentData().toInt();
    const ExampleSource from = isImage() ? source() : ExampleSource::Test;
    if (digit == misread)
        Q_EMIT misreadRequested(from);
    else
        Q_EMIT randomRequested(from, digit == anyDigit ? std::nullopt : std::optional(digit));
}

// What has no number and cannot be picked is among the sources as long as it is the example.
void ExamplePicker::offer(ExampleSource special, const QString &name, bool offered)
{
    const int row = m_source->findData(static_cast<int>(special));
    if (offered && row < 0)
        m_source->addItem(name, static_cast<int>(special));
    else if (!offered && row >= 0)
        m_source->removeItem(row);
}

bool ExamplePicker::isImage() const
{
    return source() == ExampleSource::Test || source() == ExampleSource::Train;
}

void ExamplePicker::updateRange()
{
    const QSignalBlocker quiet(m_index);
    const int size = source() == ExampleSource::Test ? m_testSize : m_trainSize;
    m_index->setRange(0, qMax(0, size - 1));
}

void ExamplePicker::setSizes(int test, int train)
{
    m_testSize = test;
    m_trainSize = train;
    updateRange();
    setEnabled(test > 0 && train > 0);
}

void ExamplePicker::showExample(const Example &example)
{
    const QSignalBlocker quiet[] = {QSignalBlocker(m_source), QSignalBlocker(m_index)};
    const ExampleSource source = example.hand ? ExampleSource::Hand : example.source;
    offer(ExampleSource::Awaited, tr("being read"), source == ExampleSource::Awaited);
    offer(ExampleSource::Drawing, tr("your drawing"), source == ExampleSource::Drawing);
    offer(ExampleSource::Hand, tr("small network"), source == ExampleSource::Hand);
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(source)));
    m_index->setEnabled(isImage());
    m_digit->setEnabled(!example.hand);
    const auto name = example.hand ? hand_network_from(example.handName.toStdString()) : std::nullopt;
    m_random->setEnabled(!example.hand || (name && is_seeded(*name)));
    m_random->setToolTip(example.hand ? tr("Other numbers for the small network (R)")
                                      : tr("Another image at random (R)"));
    if (!isImage())
        return;
    updateRange();
    m_index->setValue(example.index);
}

} // namespace deltascope
