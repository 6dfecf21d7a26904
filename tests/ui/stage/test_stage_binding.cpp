// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/stage/contents.h"
#include "ui/stage/stage_binding.h"
#include "ui/stage/stage_view.h"

#include <QTest>

using namespace deltascope;

namespace {
/// A job that shows what it is told to, and remembers what was pointed at.
class Shown : public StageSource
{
public:
    std::shared_ptr<const StageContent> content() const override { return shown; }
    StageFocus focus() const override { return {.step = {}, .selection = selected}; }
    void point(const std::optional<Selection> &number) override { pointed = number; }
    void pick(const Selection &number) override { picked = number; }

    std::shared_ptr<const StageContent> shown;
    std::optional<Selection> selected;
    std::optional<Selection> pointed;
    std::optional<Selection> picked;
};

constexpr Selection unit{Term::x1, 2, 0};
} // namespace

/// The stage shows what the present job says, and no other.
class TestStageBinding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<StageView>();
        m_binding = new StageBinding(*m_stage);
        for (Shown *source : {&m_first, &m_second}) {
            source->shown = backward_content(5, source == &m_first ? 1 : 2);
            source->selected = source->pointed = source->picked = std::nullopt;
        }
        m_binding->bind(&m_first);
    }

    void shows_the_bound_source_at_once()
    {
        QCOMPARE(m_stage->scene().content, m_first.shown);
        m_second.selected = unit;
        m_binding->bind(&m_second);
        QCOMPARE(m_stage->scene().content, m_second.shown);
        QVERIFY(m_stage->scene().focus.selection == unit);
    }

    void follows_the_bound_source_alone()
    {
        m_binding->bind(&m_second);
        m_first.shown = backward_content(5, 3);
        Q_EMIT m_first.contentChanged();
        m_first.selected = unit;
        Q_EMIT m_first.focusChanged();
        QCOMPARE(m_stage->scene().content, m_second.shown);
        QVERIFY(!m_stage->scene().focus.selection);
        m_second.shown = backward_content(5, 4);
        Q_EMIT m_second.contentChanged();
        QCOMPARE(m_stage->scene().content, m_second.shown);
    }

    void what_is_pointed_at_is_told_to_the_bound_source_alone()
    {
        m_binding->bind(&m_second);
        Q_EMIT m_stage->hoverChanged(unit);
        Q_EMIT m_stage->picked(unit);
        QVERIFY(!m_first.pointed && !m_first.picked);
        QVERIFY(m_second.pointed == unit && m_second.picked == unit);
    }

    // Whoever comes back to a job would find lit what the cursor left long ago.
    void nothing_stays_pointed_at_in_a_job_that_is_left()
    {
        Q_EMIT m_stage->hoverChanged(unit);
        QVERIFY(m_first.pointed == unit);
        m_binding->bind(&m_second);
        QVERIFY(!m_first.pointed);
    }

    void a_source_with_nothing_to_show_leaves_the_picture()
    {
        m_second.shown = nullptr;
        m_binding->bind(&m_second);
        QCOMPARE(m_stage->scene().content, m_first.shown);
    }

    void a_source_may_go_first()
    {
        auto gone = std::make_unique<Shown>();
        gone->shown = m_second.shown;
        m_binding->bind(gone.get());
        gone.reset();
        Q_EMIT m_stage->hoverChanged(unit);
        QCOMPARE(m_stage->scene().content, m_second.shown);
    }

private:
    std::unique_ptr<StageView> m_stage;
    StageBinding *m_binding = nullptr; ///< owned by the stage
    Shown m_first;
    Shown m_second;
};

DELTASCOPE_TEST(TestStageBinding)
#include "test_stage_binding.moc"
