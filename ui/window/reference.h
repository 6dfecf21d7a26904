// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/notation_key.h"

#include <QDialog>

class QTextBrowser;

namespace deltascope {

/// One key and what it does now.
struct KeyEntry
{
    QString keys;
    QString meaning;
};

/// The keys that the actions and buttons of a window answer to as they are at this moment, and those that what
/// has the focus answers to.
QList<KeyEntry> keysOf(const QWidget *window);

/// What one looks up: the key to the notation and the keys of the present job, side by side. It stays open beside
/// the window, and keeps up with it.
class Reference : public QDialog
{
    Q_OBJECT

public:
    /// Belongs to the window.
    explicit Reference(QWidget *window);

    void showNotation(const NetworkSizes &sizes);
    /// job: its name.
    void showKeys(const QString &job, const QList<KeyEntry> &keys);
    /// What the two halves say, as plain text.
    QString notationText() const;
    QString keysText() const;

Q_SIGNALS:
    /// It is shown, and wants to be told what to say.
    void opened();
    /// Layer numbers are to stand in brackets, or not.
    void bracketsChosen(bool brackets);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setHtml(QTextBrowser *browser, const QString &body) const;

    QTextBrowser *m_notation;
    QTextBrowser *m_keys;
    NetworkSizes m_sizes;
};

} // namespace deltascope
