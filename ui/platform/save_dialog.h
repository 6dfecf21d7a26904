// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/file_dialogs.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace deltascope {

/// In a browser: the name of what is saved and, where there is a choice, its format. Where to is the
/// browser's to ask.
class SaveDialog : public QDialog
{
    Q_OBJECT

public:
    /// Deletes itself when it closes.
    SaveDialog(QWidget *parent, const FileQuestion &question);

    /// With one of the question's ends.
    QString name() const;

private:
    void takeFormat(const QString &end);

    QString m_filter;
    QLineEdit *m_name = nullptr;
    QComboBox *m_formats = nullptr; ///< their ends
};

} // namespace deltascope
