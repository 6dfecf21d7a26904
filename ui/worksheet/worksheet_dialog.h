// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/sheet_files.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace deltascope {

class PagePreview;

/// What a worksheet can be made of beside the hand-sized networks: the network and the image that are open.
struct OpenPass
{
    SheetSource source;
    QString name; ///< "test image 259, a 6"
};

class Workbench;
/// That of the workbench.
std::optional<OpenPass> openPass(const Workbench &workbench);

/// Sets worksheets up, shows their pages and saves them, with their keys in a second file.
class WorksheetDialog : public QDialog
{
    Q_OBJECT

public:
    /// open: none where the open example has no label or its network reads no pictures.
    explicit WorksheetDialog(const std::optional<OpenPass> &open, QWidget *parent = nullptr);

    QComboBox *networks() const { return m_networks; }
    QComboBox *levels() const { return m_levels; }
    QSpinBox *count() const { return m_count; }
    QSpinBox *seed() const { return m_seed; }
    QComboBox *papers() const { return m_papers; }
    QCheckBox *unitsFirst() const { return m_unitsFirst; }
    QCheckBox *fromOne() const { return m_fromOne; }
    QCheckBox *showsKey() const { return m_key; }
    QPushButton *saveButton() const { return m_save; }
    /// The page that is shown, in words: "Sheet 2 of 30, page 1 of 1".
    QString pageName() const;

    /// Writes the sheets into this file and their keys into that beside it, "…-key.pdf". Where it takes long
    /// it shows how far it is, and can be cancelled.
    SheetsWritten save(const QString &file);
    /// The same with a question before a key is replaced; then says what has become of it.
    void saveAs(const QString &file);
    /// What is said about the sheets; empty if nothing.
    QString message() const;
    /// The file of the keys to a file of sheets.
    static QString keyFile(const QString &file);

private:
    QWidget *makeOptions();
    QWidget *makePages();
    void choose();
    void saveBoth(const QString &file);
    void tell(const QString &message);
    Sheet sheet(int number) const;
    Paper paper() const;
    QString networkName() const;
    void layOut();
    void turn(int pages);
    void showPage();

    std::optional<OpenPass> m_open;
    EquationLibrary m_library;
    QComboBox *m_networks = nullptr;
    QComboBox *m_levels = nullptr;
    QSpinBox *m_count = nullptr;
    QSpinBox *m_seed = nullptr;
    QComboBox *m_papers = nullptr;
    QCheckBox *m_unitsFirst = nullptr;
    QCheckBox *m_fromOne = nullptr;
    QCheckBox *m_key = nullptr;
    QPushButton *m_save = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_on = nullptr;
    QLabel *m_where = nullptr;
    QLabel *m_message = nullptr;
    PagePreview *m_preview = nullptr;
    int m_number = 1; ///< of the sheet that is shown
    int m_page = 0;
    std::unique_ptr<const Sheet> m_sheet; ///< that is shown
    std::unique_ptr<const SheetLayout> m_layout;
};

} // namespace deltascope
