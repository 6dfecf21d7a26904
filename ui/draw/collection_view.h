// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace deltascope {

/// The buttons for the user's own drawings: keep this one, take the last back, test and train the network on
/// them, export them.
class CollectionView : public QWidget
{
    Q_OBJECT

public:
    explicit CollectionView(QWidget *parent = nullptr);

    void setSize(int drawings);
    /// A drawing with its label is at hand.
    void setKeepable(bool keepable);
    /// While the network reads or learns the drawings, they stay as they are.
    void setBusy(bool busy);
    /// What came of the last test or training.
    void tell(const QString &result);

Q_SIGNALS:
    void keepRequested();
    void removeLastRequested();
    void testRequested();
    void trainRequested();
    void exportRequested();

private:
    void updateButtons();

    QLabel *m_count = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_removeLast = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_train = nullptr;
    QPushButton *m_export = nullptr;
    QLabel *m_result = nullptr;
    int m_size = 0;
    bool m_keepable = false;
    bool m_busy = false;
};

} // namespace deltascope
