// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/notation_key.h"

#include <QDialog>

#include <functional>

class QTextBrowser;

namespace deltascope {

/// One key and what it does now.
struct KeyEntry
{
    QString keys;
    QString meaning;
};

/// The keys that the actions and buttons of a window answer to as they are at this moment, and those that
/// what has the focus answers to.
QList<KeyEntry> keysOf(const QWidget *window);

/// What one looks up: the key to the notation and the keys of the present job, side by side. It stays open
/// beside the window.
class Reference : public QDialog
{
    Q_OBJECT

public:
    /// Belongs to the window, and asks for the name of its job and for the sizes of its network.
    Reference(QWidget *window, std::function<QString()> job, std::function<NetworkSizes()> sizes);

    void open() override;
    /// Tells what holds now, if it is open.
    void refresh();
    /// What the two halves say, as plain text.
    QString notationText() const;
    QString keysText() const;

private:
    QString notationHtmlPage() const;
    QString keysHtmlPage() const;

    QWidget *m_window;
    std::function<QString()> m_job;
    std::function<NetworkSizes()> m_sizes;
    QTextBrowser *m_notation;
    QTextBrowser *m_keys;
};

} // namespace deltascope
