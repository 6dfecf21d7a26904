// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/exercise.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;

namespace deltascope {

/// Sets up an exercise of the network and the example that are open: the level, and what is hidden where that
/// is not what the level hides.
class ExerciseDialog : public QDialog
{
    Q_OBJECT

public:
    /// open: what is open, as an exercise; summary says in words what that is.
    ExerciseDialog(Exercise open, const QString &summary, QWidget *parent = nullptr);

    Exercise exercise() const;
    QComboBox *levels() const { return m_levels; }
    QCheckBox *term(Asked term) const { return m_terms[static_cast<std::size_t>(term)]; }

private:
    QWidget *makeTerms();
    void showLevel();

    Exercise m_exercise;
    QComboBox *m_levels = nullptr;
    std::array<QCheckBox *, all_asked.size()> m_terms = {};
};

} // namespace deltascope
