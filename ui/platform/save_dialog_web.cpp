// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/save_dialog.h"

#include "ui/platform/name_filter.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace deltascope {

namespace {
constexpr int leastLetters = 44; // of a name that is seen whole
} // namespace

SaveDialog::SaveDialog(QWidget *parent, const FileQuestion &question)
    : QDialog(parent)
    , m_filter(question.filter)
    , m_name(new QLineEdit)
    , m_formats(new QComboBox(this))
{
    setWindowTitle(question.title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_formats->addItems(endsOf(m_filter));
    m_formats->setVisible(m_formats->count() > 1);
    m_name->setText(withEnd(QFileInfo(question.proposed).fileName(), m_filter, m_formats->currentText()));
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * leastLetters);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    auto *form = new QFormLayout(this);
    form->addRow(tr("Name:"), m_name);
    if (m_formats->count() > 1)
        form->addRow(tr("Format:"), m_formats);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_formats, &QComboBox::currentTextChanged, this, &SaveDialog::takeFormat);
    connect(m_name, &QLineEdit::textChanged, this, [buttons](const QString &name) {
        buttons->button(QDialogButtonBox::Save)->setEnabled(!name.trimmed().isEmpty());
    });
}

QString SaveDialog::name() const
{
    return withEnd(QFileInfo(m_name->text().trimmed()).fileName(), m_filter, m_formats->currentText());
}

void SaveDialog::takeFormat(const QString &end)
{
    m_name->setText(QString(QFileInfo(m_name->text()).completeBaseName() + QLatin1Char('.') + end));
}

} // namespace deltascope
