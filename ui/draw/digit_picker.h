// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QButtonGroup;

namespace deltascope {

/// Ten buttons to say which digit a drawing was meant to be; clicking the chosen one again takes it back.
class DigitPicker : public QWidget
{
    Q_OBJECT

public:
    explicit DigitPicker(QWidget *parent = nullptr);

    std::optional<int> digit() const;
    void setDigit(std::optional<int> digit);

Q_SIGNALS:
    void digitPicked(std::optional<int> digit);

private:
    void showNames();

    QButtonGroup *m_group = nullptr;
};

} // namespace deltascope
