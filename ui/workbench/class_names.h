// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace deltascope {

/// What the outputs of the network are called, wherever they are named: digits or, while the window works on
/// other data, their classes. For the interface thread.
class ClassNames : public QObject
{
    Q_OBJECT

public:
    static ClassNames &instance();

    bool areDigits() const { return m_names.isEmpty(); }
    /// "7", "Sandal"; "–" for an output that no class has.
    QString of(int output) const;
    /// The same where there is room for two letters; for longer names the number of the output.
    QString shortOf(int output) const;
    /// At most ten; none: digits.
    void set(const QStringList &names);

Q_SIGNALS:
    void changed();

private:
    ClassNames() = default;

    QStringList m_names;
};

/// ClassNames::of().
QString className(int output);

} // namespace deltascope
