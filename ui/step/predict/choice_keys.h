// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace deltascope {

/// The keys A, B, C and D choose while something is asked, before any shortcut of the window that has the
/// same letter; not while text is typed. As a filter of the application's events.
class ChoiceKeys : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the widget that shows the choices, and looks at keys within its window alone.
    explicit ChoiceKeys(QWidget *shown);

    /// So many choices there are; 0: the keys mean what they usually do.
    void setChoices(int count) { m_count = count; }

Q_SIGNALS:
    void chosen(int choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_shown;
    int m_count = 0;
};

} // namespace deltascope
