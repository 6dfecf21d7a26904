// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/strings.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/equations/equation_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QTranslator>

using namespace deltascope;

namespace {
constexpr QChar opening(0x27e6); // ⟦
constexpr QChar closing(0x27e7); // ⟧

/// A language in which every string that lupdate knows is the English one in brackets, as a compiled file
/// would have it: a string asked for in another context, or not known at all, stays as it is.
class PseudoLocale : public QTranslator
{
public:
    explicit PseudoLocale(const QList<Translatable> &strings)
    {
        for (const Translatable &string : strings)
            m_known.insert(key(string.context, string.source));
    }

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        const QString where = QString::fromUtf8(context);
        if (m_known.contains(key(where, text)))
            return opening + text + closing;
        if (where.startsWith(QLatin1String("deltascope")) && !text.isEmpty())
            m_missed.insert(key(where, text));
        // Qt's own words come with its own translations; those of keys are also read.
        return where == QLatin1String("QTabBar") ? opening + text + closing : QString();
    }
    QStringList missed() const { return m_missed.values(); }

private:
    static QString key(const QString &context, const QString &source)
    {
        return context + QStringLiteral(": ") + source;
    }

    QSet<QString> m_known;
    mutable QSet<QString> m_missed;
};

// The text that no pair of brackets holds; brackets within brackets are values.
QString outside(const QString &text)
{
    QString rest;
    int depth = 0;
    for (const QChar c : text) {
        if (c == opening)
            ++depth;
        if (depth == 0)
            rest += c;
        if (c == closing && depth > 0)
            --depth;
    }
    return rest;
}

// Words of a language, where a name of the notation has a letter or two.
bool hasWords(const QString &text)
{
    static const QRegularExpression tag(QStringLiteral("<[^>]*>|&\\w+;"));
    // Qt names the keys, in its own translations.
    static const QRegularExpression key(QStringLiteral(
        "\\b(Ctrl|Shift|Alt|Del|Esc|Space|Home|End|PgUp|PgDown|Left|Right|Return|Enter|Tab)\\b"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    // A symbol of the notation.
    static const QString after = QStringLiteral("Lₙ(after)");
    return outside(text).remove(after).remove(tag).remove(key).contains(word);
}

/// Collects every text of the widgets in sight that is not in brackets, with what shows it.
class Reader
{
public:
    void read(QWidget *window)
    {
        note(window, window->windowTitle());
        for (QWidget *widget : window->findChildren<QWidget *>())
            if (widget->isVisible())
                readWidget(widget);
        for (const QAction *action : window->findChildren<QAction *>())
            readAction(*action);
        for (const QMenu *menu : window->findChildren<QMenu *>())
            note(menu, menu->title());
    }
    QStringList faults() const { return m_faults.values(); }
    qsizetype texts() const { return m_texts; }

private:
    void note(const QObject *owner, const QString &text)
    {
        m_texts += text.contains(opening);
        if (hasWords(text))
            m_faults.insert(QString::fromLatin1(owner->metaObject()->className()) + QStringLiteral(": ") +
                            text);
    }

    void readAction(const QAction &action)
    {
        note(&action, action.text());
        note(&action, action.toolTip());
        note(&action, action.statusTip());
    }

    void readWidget(const QWidget *widget)
    {
        // How an equation is read aloud is part of its picture, in English.
        if (!qobject_cast<const EquationView *>(widget))
            note(widget, widget->accessibleName());
        for (const QString &text :
             {widget->toolTip(), widget->accessibleDescription(), widget->statusTip(), widget->whatsThis()})
            note(widget, text);
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            note(widget, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            note(widget, button->text());
        if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            note(widget, group->title());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget); edit && edit->isReadOnly())
            note(widget, edit->text());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            note(widget, edit->placeholderText());
        if (const auto *box = qobject_cast<const QSpinBox *>(widget))
            for (const QString &text : {box->specialValueText(), box->prefix(), box->suffix()})
                note(widget, text);
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            for (int item = 0; item < box->count(); ++item) {
                note(widget, box->itemText(item));
                note(widget, box->itemData(item, Qt::ToolTipRole).toString());
            }
        if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            for (int tab = 0; tab < bar->count(); ++tab) {
                note(widget, bar->tabText(tab));
                note(widget, bar->tabToolTip(tab));
            }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            readModel(*view->model());
    }

    void readModel(const QAbstractItemModel &model)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                                       Qt::AccessibleDescriptionRole})
                    note(&model, model.data(model.index(row, column), role).toString());
    }

    QSet<QString> m_faults;
    qsizetype m_texts = 0;
};
} // namespace

/// A walk through the window in a language that shows which of its texts come from the sources untranslated.
class TestPseudoLocale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_language = std::make_unique<PseudoLocale>(findStrings().strings);
        QVERIFY(QCoreApplication::installTranslator(m_language.get()));
    }
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void sees_what_is_outside_brackets()
    {
        const QString name = opening + QStringLiteral("name") + closing;
        QVERIFY(
            !hasWords(opening + QStringLiteral("a word and ") + name + QStringLiteral(" more") + closing));
        QVERIFY(!hasWords(name + QStringLiteral(" δ² 0.5 <b>W¹</b> &nbsp; (Ctrl+Z)")));
        QVERIFY(hasWords(name + QStringLiteral(" and")));
    }

    void every_text_of_every_job_is_translated_data() { addRowsOfJobs(); }
    void every_text_of_every_job_is_translated()
    {
        QFETCH(const Job, job);
        trainForAnEpoch();
        (*m_window)->setJob(job);
        Reader reader;
        readAllTabs(reader);
        if (job == Job::Step)
            readAllSteps(reader);
        if (job == Job::Draw)
            readDrawing(reader);
        QVERIFY(reader.texts() > 50);
        QVERIFY2(reader.faults().isEmpty(), qPrintable(reader.faults().join(u'\n')));
        QCOMPARE(m_language->missed(), QStringList());
    }

    void a_file_that_cannot_be_used_is_told_in_the_language()
    {
        const QString file = m_files.filePath(QStringLiteral("1.safetensors"));
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("12345") == 5);
        damaged.close();
        (*m_window)->openFile(file);
        QTRY_VERIFY(m_window->notices().text().contains(opening));
        QVERIFY2(!hasWords(m_window->notices().text()), qPrintable(m_window->notices().text()));
        QCOMPARE(m_language->missed(), QStringList());
    }

private:
    void trainForAnEpoch()
    {
        m_window->press(Qt::Key_E);
        QTRY_VERIFY(m_window->snapshot().history->back().epoch >= 1);
    }

    void readAllTabs(Reader &reader)
    {
        QWidget *window = &**m_window;
        reader.read(window);
        for (QTabBar *bar : window->findChildren<QTabBar *>())
            for (int tab = 0; tab < bar->count() && bar->isVisible(); ++tab) {
                bar->setCurrentIndex(tab);
                QTest::qWait(50);
                reader.read(window);
            }
    }

    // Into the first parts of each step, then over to the next.
    void readAllSteps(Reader &reader)
    {
        for (int step = 0; step < 14; ++step) {
            for (int part = 0; part < 3; ++part) {
                m_window->press(Qt::Key_I);
                reader.read(&**m_window);
            }
            m_window->press(Qt::Key_O);
            readAllTabs(reader);
        }
    }

    void readDrawing(Reader &reader)
    {
        auto *paper = m_window->control<QWidget>("⟦Paper to draw a digit on⟧");
        QVERIFY(paper);
        QTest::mousePress(paper, Qt::LeftButton, {}, paper->rect().center());
        QTest::mouseMove(paper, paper->rect().center() + QPoint(0, paper->height() / 4));
        QTest::mouseRelease(paper, Qt::LeftButton, {},
                            paper->rect().center() + QPoint(0, paper->height() / 4));
        QTest::qWait(100);
        readAllTabs(reader);
    }

    std::unique_ptr<PseudoLocale> m_language;
    FirstStart m_window;
    QTemporaryDir m_files;
};

DELTASCOPE_TEST(TestPseudoLocale)
#include "test_pseudo_locale.moc"
