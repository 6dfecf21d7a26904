// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/confusion_cell_digits.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/train/mistakes/misread_list.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace deltascope {

namespace {
using namespace std::chrono_literals;

constexpr auto pause = 300ms; // between two readings while a network trains

QLabel *label(const char *role)
{
    auto *made = new QLabel;
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    return made;
}
} // namespace

ConfusionCellDigits::ConfusionCellDigits(QWidget *parent)
    : QWidget(parent)
    , m_title(label("title"))
    , m_caption(label("caption"))
    , m_list(new MisreadList)
    , m_held(label("caption"))
    , m_work(
          this, [this](const CellDigits &digits) { take(digits); }, pause)
{
    auto *back = new QToolButton;
    setThemedIcon(back, QStringLiteral("back"));
    back->setAccessibleName(tr("Back to the matrix"));
    back->setToolTip(tr("Back to the matrix (Esc)"));
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::instance().space(2));
    head->addWidget(back);
    head->addWidget(m_title, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::instance().space(2));
    column->addLayout(head);
    column->addWidget(m_caption);
    column->addWidget(m_list, 1);
    column->addWidget(m_held); // below, so that no row moves when it comes
    m_held->hide();
    setFocusProxy(m_list);
    connect(back, &QToolButton::clicked, this, &ConfusionCellDigits::closed);
    connect(m_list, &MisreadList::exampleRequested, this, &ConfusionCellDigits::exampleRequested);
    connect(m_list, &MisreadList::stepRequested, this, &ConfusionCellDigits::stepRequested);
    connect(m_list, &MisreadList::pointerLeft, this, [this] {
        if (m_newest.test != m_shown.test)
            askForDigits();
    });
}

void ConfusionCellDigits::open(const ConfusionCell &cell)
{
    m_cell = cell;
    m_title->setText(cell.title());
    forget();
}

void ConfusionCellDigits::forget()
{
    m_work.cancel();
    m_shown = {};
    m_newest = {};
    m_list->setDigits({}, nullptr);
    m_held->hide();
    m_caption->setText(tr("The images of this cell are being read."));
}

void ConfusionCellDigits::read(const Measurement &measurement, std::shared_ptr<const Dataset> test)
{
    m_newest = measurement;
    m_data = std::move(test);
    askForDigits();
}

bool ConfusionCellDigits::isHeld() const
{
    return m_shown.test && m_list->hasPointer();
}

void ConfusionCellDigits::askForDigits()
{
    showHeld();
    if (!isHeld() && m_newest.test)
        m_work.request([measurement = m_newest, cell = m_cell, data = m_data] {
            return digitsInCell(measurement, *data, cell);
        });
}

void ConfusionCellDigits::take(const CellDigits &digits)
{
    if (!isHeld()) {
        m_shown = digits.measurement;
        m_list->setDigits(digits.digits, m_data);
        const QString order = digits.digits.empty() ? QString()
                              : m_cell.isRight()    ? tr("The least certain come first.")
                                                    : tr("The most confidently wrong come first.");
        m_caption->setText(
            tr("%1. %2 %3").arg(momentText(m_shown.epochs), m_cell.sentence(*m_shown.test), order).trimmed());
    }
    showHeld();
}

void ConfusionCellDigits::showHeld()
{
    const bool behind = isHeld() && m_newest.test != m_shown.test;
    if (behind)
        m_held->setText(tr("%1 there are newer ones; these stay while the pointer is over them.")
                            .arg(momentText(m_newest.epochs)));
    m_held->setVisible(behind);
}

} // namespace deltascope
