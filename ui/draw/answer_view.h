// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QWidget>

class QLabel;

namespace deltascope {

/// The answer in large type with its runner-up; when no output stands out it says so instead.
/// Its minimum height holds any answer.
class AnswerView : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerView(QWidget *parent = nullptr);

    /// Nothing for empty paper.
    void show(const std::optional<Reading> &reading);

private:
    QLabel *m_digit = nullptr;
    QLabel *m_verdict = nullptr;
    QLabel *m_details = nullptr;
};

} // namespace deltascope
