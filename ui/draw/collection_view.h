// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/normalise.h"

#include <QWidget>

#include <span>
#include <vector>

class QAction;
class QLabel;
class QListWidget;
class QMenu;
class QPushButton;

namespace deltascope {

class LossCurve;

/// The user's own drawings in a row, and what can be done with them: open, step through, relabel and remove
/// the chosen one, test and train the network on them, import and export them.
class CollectionView : public QWidget
{
    Q_OBJECT

public:
    explicit CollectionView(QWidget *parent = nullptr);

    /// At the end of the row.
    void add(std::span<const std::uint8_t> image, int label) { insert(size(), image, label); }
    void insert(int index, std::span<const std::uint8_t> image, int label);
    void remove(int index);
    void setLabel(int index, int label);
    /// In place of all that are shown.
    void setDrawings(const Dataset &drawings);
    int size() const;
    /// What it takes up with drawings in it, and no result under them.
    int filledHeight() const;
    /// What a result of one line adds.
    int resultHeight() const;
    /// The chosen drawing, or the last where none is; −1 for none at all.
    int chosen() const;
    /// While the network reads or learns the drawings, they stay as they are.
    void setBusy(bool busy);
    /// What came of the last test or training.
    void tell(const QString &result);
    /// answers[n]: the digit read in drawing n, shown where it is another than its label.
    void showAnswers(std::span<const std::uint8_t> answers);
    /// losses[e]: of the drawings after epoch e of a training of so many epochs; clearAnswers() puts the
    /// curve away.
    void showTraining(const std::vector<double> &losses, int epochs);
    /// All this is of a network that is no longer there.
    void clearAnswers();

Q_SIGNALS:
    void openRequested(int index);
    void stepRequested(int index);
    void relabelRequested(int index, int label);
    void removeRequested(int index);
    void testRequested();
    void trainRequested();
    void importFilesRequested();
    void importFolderRequested();
    void exportRequested();
    /// There is a result to read.
    void told();

private:
    void makeRow();
    void layOut();
    void fillEditMenu();
    void fillFilesMenu();
    int rowHeight() const;
    QPushButton *makeButton(const QString &text, const QString &toolTip);
    void refresh();
    void showPictures();

    QLabel *m_count;
    QListWidget *m_row;
    QMenu *m_editMenu;
    QPushButton *m_edit;
    QPushButton *m_test;
    QPushButton *m_train;
    QPushButton *m_files;
    QAction *m_export = nullptr;
    LossCurve *m_curve;
    QLabel *m_result;
    bool m_busy = false;
};

} // namespace deltascope
