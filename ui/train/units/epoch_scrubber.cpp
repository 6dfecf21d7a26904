// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/epoch_scrubber.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cstdlib>

namespace deltascope {

EpochScrubber::EpochScrubber(QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_live(new QToolButton)
    , m_what(new QLabel)
    , m_range(new QLabel)
{
    m_slider->setAccessibleName(tr("Epoch of this run to look back at"));
    m_live->setText(tr("Live"));
    m_live->setCheckable(true);
    m_live->setAccessibleName(tr("Show the network as it is now"));
    m_live->setToolTip(m_live->accessibleName());
    m_range->setProperty("role", QStringLiteral("caption"));
    m_range->setWordWrap(true);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::instance().space(2));
    grid->setVerticalSpacing(Theme::instance().space(1));
    grid->addWidget(m_what, 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_live, 0, 2);
    grid->addWidget(m_range, 1, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    const auto keepWidth = [this] { // so that the slider does not move while the number does
        m_what->setMinimumWidth(QFontMetrics(Theme::instance().font(TypeSize::Body))
                                    .horizontalAdvance(tr("Now: %1").arg(999.99)));
    };
    connect(&Theme::instance(), &Theme::changed, this, keepWidth);
    keepWidth();
    connect(m_slider, &QSlider::valueChanged, this, [this](int place) {
        if (place >= static_cast<int>(m_kept.size()))
            return;
        const int epoch = m_kept[static_cast<std::size_t>(place)];
        choose(epoch == m_now ? std::nullopt : std::optional(epoch)); // that is the present one
    });
    connect(m_live, &QToolButton::clicked, this, &EpochScrubber::goLive);
    showTexts();
}

void EpochScrubber::setEpochs(const std::vector<int> &kept, int lastEpoch, double now)
{
    const std::optional<int> before = m_epoch;
    m_kept = kept;
    m_lastEpoch = lastEpoch;
    m_now = now;
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, std::max(0, static_cast<int>(kept.size()) - 1));
    m_slider->setEnabled(kept.size() > 1);
    if (m_epoch && kept.empty())
        m_epoch = std::nullopt;
    if (m_epoch)
        m_epoch = *std::ranges::min_element(kept, std::ranges::less(),
                                            [this](int each) { return std::abs(each - *m_epoch); });
    const auto place = m_epoch ? std::ranges::find(kept, *m_epoch) - kept.begin() : m_slider->maximum();
    m_slider->setValue(static_cast<int>(place));
    showTexts();
    if (m_epoch != before)
        Q_EMIT epochChanged();
}

void EpochScrubber::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_epoch)
        goLive();
    else
        QWidget::keyPressEvent(event);
}

void EpochScrubber::goLive()
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(m_slider->maximum());
    choose(std::nullopt);
}

void EpochScrubber::choose(std::optional<int> epoch)
{
    const bool other = epoch != m_epoch;
    m_epoch = epoch;
    showTexts();
    if (other)
        Q_EMIT epochChanged();
}

void EpochScrubber::showTexts()
{
    m_live->setChecked(!m_epoch);
    m_what->setText(m_epoch ? tr("Epoch %1").arg(*m_epoch) : tr("Now: %1").arg(m_now, 0, 'f', 2));
    if (m_kept.size() < 2)
        return m_range->setText(tr("Each epoch of this run is kept here to look back at."));
    const int all = m_lastEpoch - m_kept.front() + 1;
    const int kept = static_cast<int>(m_kept.size());
    m_range->setText(kept == all ? tr("Epochs %1 to %2, all kept").arg(m_kept.front()).arg(m_kept.back())
                                 : tr("Epochs %1 to %2, thinned evenly: %3 of %4 kept, at most 256 MiB")
                                       .arg(m_kept.front())
                                       .arg(m_kept.back())
                                       .arg(kept)
                                       .arg(all));
}

} // namespace deltascope
