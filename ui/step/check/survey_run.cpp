// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/survey_run.h"

namespace deltascope {

namespace {
constexpr int betweenLooks = 50; // milliseconds
} // namespace

SurveyRun::SurveyRun(QObject *parent)
    : QObject(parent)
    , m_work(this, [this](const GradientSurvey &survey) {
        m_state.reset();
        m_asking.stop();
        Q_EMIT finished(survey);
    })
{
    m_asking.setInterval(betweenLooks);
    connect(&m_asking, &QTimer::timeout, this, [this] { Q_EMIT progressed(m_state->done, m_all); });
}

SurveyRun::~SurveyRun()
{
    cancel();
}

void SurveyRun::start(std::shared_ptr<const InspectedPass> open, std::vector<Term> terms, double epsilon)
{
    cancel();
    m_state = std::make_shared<State>();
    m_all = entry_count(terms, open->sizes());
    m_asking.start(); // before: a result that is there at once ends it
    m_work.request([state = m_state, open = std::move(open), terms = std::move(terms), epsilon] {
        return check_gradients(*open->network, open->pass(), terms, epsilon, [&](int done) {
            state->done = done;
            return !state->stopped;
        });
    });
}

void SurveyRun::cancel()
{
    m_asking.stop();
    if (m_state)
        m_state->stopped = true;
    m_state.reset();
    m_work.cancel();
}

} // namespace deltascope
