// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worksheet/worksheet_dialog.h"

#include "core/practice/hand_network.h"
#include "core/practice/levels.h"
#include "ui/paper/sheet_text.h"
#include "ui/platform/file_dialogs.h"
#include "ui/platform/shown_path.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"
#include "ui/worksheet/page_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QProgressDialog>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace deltascope {

namespace {
constexpr int mostSheets = 1000;
constexpr int mostTyped = 999999; // more than mostSheets is said to be too many, and not taken for less
constexpr int highestLevel = last_level;

QString text(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QSpinBox *spinBox(int least, int most, int value)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

QToolButton *arrow(Qt::ArrowType type, const QString &name)
{
    auto *button = new QToolButton;
    button->setArrowType(type);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}
} // namespace

std::optional<OpenPass> openPass(const Workbench &workbench)
{
    const Example &example = workbench.example();
    const Network<float> &network = workbench.snapshot()->network;
    if (example.hand || !example.label || !network.sizes().reads_digits())
        return std::nullopt;
    return OpenPass{{network.cast<double>(), example.x0InDouble(), example.target(),
                     workbench.settings().learning_rate, false},
                    example.description()};
}

WorksheetDialog::WorksheetDialog(const std::optional<OpenPass> &open, QWidget *parent)
    : QDialog(parent)
    , m_open(open)
{
    setWindowTitle(tr("Worksheets"));
    auto *row = new QHBoxLayout(this);
    row->setSpacing(Theme::instance().space(4));
    row->addWidget(makeOptions());
    row->addWidget(makePages(), 1);
    layOut();
    showPage();
}

QWidget *WorksheetDialog::makeOptions()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    auto *form = new QFormLayout;
    m_networks = new QComboBox;
    for (const HandNetwork name : all_hand_networks)
        m_networks->addItem(text(to_string(name)));
    if (m_open)
        m_networks->addItem(m_open->name);
    m_networks->setCurrentIndex(1);
    m_levels = new QComboBox;
    for (int level = 0; level <= highestLevel; ++level)
        m_levels->addItem(levelTitle(level));
    m_levels->setCurrentIndex(SheetSetting().level);
    m_count = spinBox(1, mostTyped, 1);
    m_seed = spinBox(0, std::numeric_limits<int>::max() - mostTyped, 1);
    m_papers = new QComboBox;
    m_papers->addItems({tr("A4"), tr("Letter")});
    m_papers->setCurrentIndex(usualPaper() == Paper::A4 ? 0 : 1);
    m_unitsFirst = new QCheckBox(tr("W: units × inputs, with a and σ"));
    m_unitsFirst->setChecked(weightOrder() == Convention::UnitsFirst);
    m_fromOne = new QCheckBox(tr("Count from 1"));
    m_key = new QCheckBox(tr("Show the key"));
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->hide();
    form->addRow(tr("Network"), m_networks);
    form->addRow(tr("Level"), m_levels);
    form->addRow(tr("Sheets"), m_count);
    form->addRow(tr("First seed"), m_seed);
    form->addRow(tr("Paper"), m_papers);
    column->addLayout(form);
    for (QWidget *each : std::initializer_list<QWidget *>{m_unitsFirst, m_fromOne, m_key, m_message})
        column->addWidget(each);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_save = buttons->addButton(tr("Save as PDF…"), QDialogButtonBox::ActionRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &WorksheetDialog::choose);
    const auto again = [this] {
        layOut();
        showPage();
    };
    for (QComboBox *box : {m_networks, m_levels, m_papers})
        connect(box, &QComboBox::currentIndexChanged, this, again);
    for (QSpinBox *box : {m_count, m_seed})
        connect(box, &QSpinBox::valueChanged, this, again);
    for (QCheckBox *box : {m_unitsFirst, m_fromOne, m_key})
        connect(box, &QCheckBox::toggled, this, again);
    return widget;
}

QWidget *WorksheetDialog::makePages()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    m_preview = new PagePreview;
    m_back = arrow(Qt::LeftArrow, tr("Page before"));
    m_on = arrow(Qt::RightArrow, tr("Next page"));
    m_where = new QLabel;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_back, m_where, m_on})
        row->addWidget(each);
    row->addStretch(1);
    column->addWidget(m_preview, 1);
    column->addLayout(row);
    connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_on, &QToolButton::clicked, this, [this] { turn(1); });
    return widget;
}

Paper WorksheetDialog::paper() const
{
    return m_papers->currentIndex() == 0 ? Paper::A4 : Paper::Letter;
}

QString WorksheetDialog::networkName() const
{
    return m_networks->currentText();
}

Sheet WorksheetDialog::sheet(int number) const
{
    const SheetSetting setting = {m_levels->currentIndex(),
                                  m_unitsFirst->isChecked() ? Convention::UnitsFirst
                                                            : Convention::InputsFirst,
                                  m_fromOne->isChecked() ? 1 : 0};
    const auto seed = static_cast<std::uint64_t>(m_seed->value() + number - 1);
    const auto place = static_cast<std::size_t>(m_networks->currentIndex());
    if (place >= all_hand_networks.size())
        return make_sheet(m_open->source, setting, seed);
    const HandExample example = hand_example(all_hand_networks[place], seed);
    return make_sheet({example.network, example.x0, example.y, hand_rate, false}, setting, seed);
}

void WorksheetDialog::layOut()
{
    const bool tooMany = m_count->value() > mostSheets;
    m_save->setEnabled(!tooMany);
    m_message->hide(); // it told of other sheets
    if (tooMany)
        tell(tr("One file holds at most %1 sheets.").arg(mostSheets));
    m_number = qBound(1, m_number, m_count->value());
    m_layout.reset(); // which looks at the sheet
    m_sheet = std::make_unique<const Sheet>(sheet(m_number));
    m_layout = std::make_unique<const SheetLayout>(
        *m_sheet, SheetCaption{networkName(), m_number, m_count->value(), m_key->isChecked()}, paper(),
        m_library);
    m_page = qBound(0, m_page, m_layout->pages() - 1);
    if (!tooMany && m_sheet->lacks_blanks())
        tell(SheetText::noBlanks(m_number, m_sheet->setting.level));
}

void WorksheetDialog::turn(int pages)
{
    m_page += pages;
    if (m_page < 0 || m_page >= m_layout->pages()) {
        m_number += pages;
        m_page = pages < 0 ? std::numeric_limits<int>::max() : 0; // the last page of the sheet before
        layOut();
    }
    showPage();
}

QString WorksheetDialog::pageName() const
{
    return tr("Sheet %1 of %2, page %3 of %4")
        .arg(m_number)
        .arg(m_count->value())
        .arg(m_page + 1)
        .arg(m_layout->pages());
}

void WorksheetDialog::showPage()
{
    m_preview->showPage(
        paper(), [this](QPainter &painter) { m_layout->draw(painter, m_page); }, pageName());
    m_where->setText(pageName());
    m_back->setEnabled(m_number > 1 || m_page > 0);
    m_on->setEnabled(m_number < m_count->value() || m_page + 1 < m_layout->pages());
}

QString WorksheetDialog::keyFile(const QString &file)
{
    const QString suffix = QStringLiteral(".pdf");
    return (file.endsWith(suffix, Qt::CaseInsensitive) ? file.chopped(suffix.size()) : file) +
           QStringLiteral("-key") + suffix;
}

void WorksheetDialog::choose()
{
    askWhereToSave(this,
                   {tr("Save the worksheets"), tr("worksheet") + QStringLiteral(".pdf"), tr("PDF (*.pdf)")},
                   [this](const QString &file) { saveAs(file); });
}

// The file dialog has asked about the sheets alone.
void WorksheetDialog::saveAs(const QString &file)
{
    const QString key = keyFile(file);
    if (!QFile::exists(key))
        return saveBoth(file);
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(),
                                     tr("%1 exists already. Replace it?").arg(shownPath(key)),
                                     QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *yes = question->addButton(tr("Replace"), QMessageBox::AcceptRole);
    question->addButton(QMessageBox::Cancel);
    connect(question, &QDialog::finished, this, [this, question, yes, file] {
        if (question->clickedButton() == yes)
            saveBoth(file);
        else
            tell(tr("Nothing was saved."));
    });
    question->open();
}

void WorksheetDialog::saveBoth(const QString &file)
{
    const QString key = keyFile(file);
    const SheetsWritten written = save(file);
    if (written.stopped)
        tell(tr("Cancelled: nothing was saved."));
    else if (!written.fault.isEmpty())
        tell(written.fault);
    else
        tell(tr("Saved as %1, and the key as %2.").arg(shownPath(file), shownPath(key)));
}

void WorksheetDialog::tell(const QString &message)
{
    m_message->setText(message);
    m_message->show();
}

QString WorksheetDialog::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

SheetsWritten WorksheetDialog::save(const QString &file)
{
    constexpr int patience = 300; // milliseconds
    const SheetSet set = {networkName(), m_count->value(), [this](int number) { return sheet(number); }};
    QProgressDialog progress(tr("Drawing the worksheets…"), tr("Cancel"), 0, set.count, this);
    auto *bar = new QProgressBar;
    bar->setTextVisible(false); // it is too low for one
    progress.setBar(bar);
    progress.setMaximum(set.count);
    progress.setWindowTitle(windowTitle());
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(patience);
    return writeSheets({file, keyFile(file)}, set, paper(), m_library, [&progress](int drawn) {
        progress.setValue(drawn); // and whatever the user does meanwhile
        return !progress.wasCanceled();
    });
}

} // namespace deltascope
