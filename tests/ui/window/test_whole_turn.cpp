// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistakes.h"
#include "core/practice/task.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/practice/answer_field.h"
#include "ui/step/practice/choice_buttons.h"
#include "ui/step/practice/digit_pad.h"
#include "ui/step/practice/network_choice.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QToolButton>

using namespace deltascope;

namespace {
constexpr int mostMoves = 2000;
constexpr int answerDigits = 9;

QString typed(double value)
{
    return QString::number(value, 'f', answerDigits);
}

// The key of the pad that writes it.
QString onPad(QChar sign)
{
    return sign == QLatin1Char('-') ? QString(QChar(0x2212)) : QString(sign);
}
} // namespace

/// One sitting at Your turn, from level 2 until the program has led to level 7: a small network worked
/// through, with five mistakes made on purpose and an answer that follows from an own wrong one; by keys, and
/// by mouse. With DELTASCOPE_PICTURES set to a folder, its moments are kept there as pictures.
class TestWholeTurn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        m_window.emplace();
        QVERIFY(m_window->isReady());
        m_mistakes = {"M1", "M7", "M2", "M9", "M24"};
        m_own.clear();
        m_follows = false;
        m_moment = 0;
    }
    void cleanup() { m_window.reset(); }

    void a_student_is_led_from_level_2_to_7_data();
    void a_student_is_led_from_level_2_to_7();

private:
    StepWalk &walk() { return (*m_window)->stepJob().walk(); }
    PracticeSession &session() { return (*m_window)->stepJob().practice(); }
    PracticeCard &card() { return *(*m_window)->stepJob().panel()->practice(); }
    Task task()
    {
        const InspectedPass &open = *walk().complete();
        return {*open.network, open.pass(), open.learning_rate, open.fixed_biases};
    }

    void begin();
    void answer(const QString &text);
    void goOn();
    void press(QWidget *button);
    bool makeMistake();
    bool workFromOwnMistake();
    void showIt();
    void keep(const char *moment);

    TestHome m_home;
    std::optional<OpenedWindow> m_window;
    bool m_byMouse = false;
    std::vector<std::string> m_mistakes; ///< still to be made, the next one last
    Answers m_own;                       ///< wrong, and left so
    bool m_follows = false;              ///< an answer has followed from an own wrong one
    int m_moment = 0;
};

void TestWholeTurn::a_student_is_led_from_level_2_to_7_data()
{
    QTest::addColumn<bool>("byMouse");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Theme::Mode>("mode");
    const QSize sizes[] = {{900, 500}, {1024, 768}, {1440, 900}, {1920, 1080}};
    const std::pair<const char *, Theme::Mode> modes[] = {
        {"light", Theme::Mode::Light}, {"dark", Theme::Mode::Dark}, {"projector", Theme::Mode::Projector}};
    const bool all = !qEnvironmentVariableIsEmpty("DELTASCOPE_PICTURES");
    for (const bool byMouse : {false, true})
        for (const QSize &size : sizes)
            for (const auto &[name, mode] : modes)
                if (all || (size.width() == 900 && mode == Theme::Mode::Projector))
                    QTest::addRow("%s, %d, %s", byMouse ? "mouse" : "keys", size.width(), name)
                        << byMouse << size << mode;
}

void TestWholeTurn::a_student_is_led_from_level_2_to_7()
{
    QFETCH(bool, byMouse);
    QFETCH(QSize, size);
    QFETCH(Theme::Mode, mode);
    m_byMouse = byMouse;
    Theme::instance().setMode(mode);
    (*m_window)->resize(size);
    begin();
    int passes = 1;
    for (int moves = 0; moves < mostMoves; ++moves) {
        if (session().level() == PracticeSession::highestLevel && m_mistakes.empty() && m_follows)
            break;
        if (session().question() && !session().question()->isAnswered()) {
            keep("which-rule");
            const int right = session().question()->right;
            if (m_byMouse)
                press(card().choices()->findChildren<QPushButton *>()[right]);
            else
                QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(Qt::Key_1 + right));
            QVERIFY(session().question()->isRight());
        } else if (session().asked() && !session().isAnswered()) {
            if (makeMistake() || workFromOwnMistake())
                continue;
            const int level = session().level();
            answer(typed(right_value(task(), *session().asked())));
            QVERIFY2(session().isAnswered(), qPrintable(card().said()));
            if (session().level() != level)
                keep("another-level");
        } else {
            passes += session().isAtEnd() ? 1 : 0;
            goOn();
        }
        QVERIFY(!QTest::currentTestFailed());
    }
    keep("the-end");
    QCOMPARE(session().level(), PracticeSession::highestLevel);
    QVERIFY(m_mistakes.empty());
    QVERIFY(m_follows);
    QVERIFY(passes > 1);
    for (const char *code : {"M1", "M2", "M7", "M9", "M24"})
        QVERIFY2(std::ranges::any_of(session().progress(),
                                     [code](const auto &of) { return of.second.mistakes.contains(code); }),
                 code);
}

// The step view of 2→2→2, with the student's turn switched on.
void TestWholeTurn::begin()
{
    (*m_window)->setJob(Job::Step);
    QTRY_VERIFY(walk().open());
    QComboBox *networks = card().networks()->networks();
    networks->setFocus();
    for (int entry = 0; entry < 2; ++entry)
        QTest::keyClick(networks, Qt::Key_Down);
    QTRY_COMPARE(walk().open()->sizes(), (Sizes{2, 2, 2}));
    if (m_byMouse)
        m_window->click("Your turn");
    else {
        QTest::keyClick(networks, Qt::Key_Backtab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    }
    QVERIFY(session().isOn());
    QCOMPARE(session().level(), PracticeSession::firstLevel);
    keep("begin");
}

void TestWholeTurn::press(QWidget *button)
{
    QVERIFY(button && button->isVisible() && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestWholeTurn::answer(const QString &text)
{
    AnswerField *field = card().field();
    if (!m_byMouse) {
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(field));
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        return;
    }
    if (!card().pad()->isVisible())
        m_window->click("Digits to tap");
    while (!field->text().isEmpty())
        m_window->click("Delete the last character");
    for (const QChar sign : text)
        m_window->click(qPrintable(QStringLiteral("Type %1").arg(onPad(sign))));
    m_window->click("Mark it");
}

void TestWholeTurn::goOn()
{
    if (!m_byMouse)
        return QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const auto buttons = card().findChildren<QPushButton *>();
    const auto primary = std::ranges::find_if(buttons, [](const QPushButton *button) {
        return button->property("role") == QStringLiteral("primary") && button->isVisible();
    });
    QVERIFY(primary != buttons.end());
    press(*primary);
}

// The next mistake, where it can be made; whether it was.
bool TestWholeTurn::makeMistake()
{
    if (m_mistakes.empty())
        return false;
    const Entry entry = *session().asked();
    for (const auto &[mistake, value] : mistake_values(working_of(task()), entry)) {
        const bool isDue = code_of(mistake) == m_mistakes.back() &&
                           (m_mistakes.back() != "M1" || entry.term == Asked::delta2);
        if (!isDue)
            continue;
        answer(typed(value));
        if (session().isAnswered()) // it gives the right number here
            return true;
        keep(m_mistakes.back().c_str());
        m_mistakes.pop_back();
        if (entry.term == Asked::delta2) { // left as it is: δ¹ is worked from it
            m_own = {{entry, value}};
            showIt();
        }
        return true;
    }
    return false;
}

// δ¹ from an own wrong δ²; whether there is one.
bool TestWholeTurn::workFromOwnMistake()
{
    const Entry entry = *session().asked();
    if (m_own.empty() || entry.term != Asked::delta1)
        return false;
    const Working own = working_of(task(), m_own, Reach::NextStep, SlopeFrom::z);
    answer(typed(value_from(own, entry)));
    keep("follows");
    m_follows = card().said().contains(QStringLiteral("it follows from your own δ²"));
    m_own.clear();
    return true;
}

void TestWholeTurn::showIt()
{
    if (m_byMouse)
        return m_window->click("Show it");
    for (int stops = 0; stops < 8; ++stops) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget()->accessibleName() == QStringLiteral("Show it"))
            break;
    }
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Show it"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(session().isAnswered());
}

void TestWholeTurn::keep(const char *moment)
{
    const QString folder = qEnvironmentVariable("DELTASCOPE_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(100); // layouts find their places in several events
    const QString row = QString::fromLatin1(QTest::currentDataTag()).remove(QStringLiteral(", "));
    (*m_window)->grab().save(QDir(folder).filePath(QStringLiteral("%1-%2-%3.png")
                                                       .arg(row)
                                                       .arg(m_moment++, 2, 10, QLatin1Char('0'))
                                                       .arg(QLatin1String(moment))));
}

DELTASCOPE_TEST(TestWholeTurn)
#include "test_whole_turn.moc"
