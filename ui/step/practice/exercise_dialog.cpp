// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/exercise_dialog.h"

#include "core/practice/levels.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/step/practice/practice_session.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int columns = 4;

QLabel *wrapped(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}
} // namespace

ExerciseDialog::ExerciseDialog(Exercise open, const QString &summary, QWidget *parent)
    : QDialog(parent)
    , m_exercise(std::move(open))
    , m_levels(new QComboBox)
{
    setWindowTitle(tr("Set up an exercise"));
    for (int level = 0; level <= last_level; ++level)
        m_levels->addItem(levelTitle(level));
    m_levels->setAccessibleName(tr("Level of the exercise"));
    m_levels->setCurrentIndex(m_exercise.level);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::instance().space(3));
    column->addWidget(wrapped(summary));
    column->addWidget(m_levels);
    column->addWidget(wrapped(tr("What is hidden. If this is what the level hides, the level changes with "
                                 "the answers; with a choice of your own the level stays.")));
    column->addWidget(makeTerms());
    column->addWidget(buttons);
    connect(m_levels, &QComboBox::activated, this, &ExerciseDialog::showLevel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showLevel();
    for (const Asked term : m_exercise.hidden)
        this->term(term)->setChecked(true);
}

QWidget *ExerciseDialog::makeTerms()
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    int place = 0;
    for (const Asked term : all_asked) {
        auto *box = new QCheckBox(QString::fromStdString(symbol(term)));
        box->setAccessibleName(box->text());
        grid->addWidget(box, place / columns, place % columns);
        m_terms[static_cast<std::size_t>(term)] = box;
        ++place;
    }
    return widget;
}

void ExerciseDialog::showLevel()
{
    const Level &shown = level(m_levels->currentIndex());
    for (const Asked each : all_asked) {
        term(each)->setChecked(shown.hides(each));
        term(each)->setEnabled(!shown.finds_slips);
    }
}

Exercise ExerciseDialog::exercise() const
{
    Exercise set = m_exercise;
    set.level = m_levels->currentIndex();
    set.hidden.clear();
    for (const Asked each : all_asked)
        if (term(each)->isChecked())
            set.hidden.push_back(each);
    if (set.hidden == hidden_terms(level(set.level)))
        set.hidden.clear();
    return set;
}

} // namespace deltascope
