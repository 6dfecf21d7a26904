// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/picture_card.h"

#include "ui/step/pictures/activation_curve.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/theme.h"

#include <QGridLayout>

#include <algorithm>

namespace deltascope {

namespace {
// Of the contents the first ones, which are to be compared, in one range.
QList<PictureContent> comparable(int count, QList<PictureContent> contents)
{
    double range = 0;
    for (int i = 0; i < count; ++i)
        range = std::max(range, contents[i].range);
    for (int i = 0; i < count; ++i)
        contents[i].range = range;
    return contents;
}

// What is worth seeing at a step: the factors, and last what is made of them.
QList<PictureContent> contentsFor(const InspectedPass &open, StepId step, const SelectedIndices &chosen)
{
    const auto vector = [&](Term term) { return vectorPicture(open, term); };
    const auto map = [&](Term term) { return mapPicture(open, term); };
    const auto image = [&](Term term) {
        return open.sizes().has_picture() ? imagePicture(open, term, chosen.unit) : map(term);
    };
    switch (step) {
    case StepId::x0:
        return {vector(Term::x0), vector(Term::y)};
    case StepId::z1:
        return {image(Term::W1), vector(Term::x0), vector(Term::z1)};
    case StepId::x1:
        return {vector(Term::z1), vector(Term::x1)};
    case StepId::z2:
        return {vector(Term::x1), vector(Term::z2)};
    case StepId::x2:
        return {vector(Term::z2), vector(Term::x2)};
    case StepId::loss:
        return comparable(2, {vector(Term::x2), vector(Term::y)});
    case StepId::delta2:
        if (!facts(open.functions().output).componentwise)
            return comparable(2,
                              {vector(Term::x2), vector(Term::y), map(Term::dx2_dz2), vector(Term::delta2)});
        if (facts(open.functions().cost).cancels_phi_prime)
            return comparable(2, {vector(Term::x2), vector(Term::y), vector(Term::delta2)});
        return comparable(
            2, {vector(Term::x2), vector(Term::y), vector(Term::phi_prime_z2), vector(Term::delta2)});
    case StepId::delta1:
        return {vector(Term::delta2), vector(Term::phi_prime_z1), vector(Term::delta1)};
    case StepId::dW2:
        return {vector(Term::delta2), map(Term::dW2)};
    case StepId::db2:
        return {vector(Term::delta2), vector(Term::db2)};
    case StepId::dW1:
        return {vector(Term::x0), image(Term::dW1), vector(Term::delta1)};
    case StepId::db1:
        return {vector(Term::delta1), vector(Term::db1)};
    case StepId::update:
        break;
    case StepId::after:
        return comparable(3, {vector(Term::x2), outputsAfterPicture(open), vector(Term::y)});
    }
    switch (chosen.parameter) {
    case Term::W1:
        return {image(Term::W1), image(Term::dW1)};
    case Term::b1:
        return {vector(Term::b1), vector(Term::db1)};
    case Term::b2:
        return {vector(Term::b2), vector(Term::db2)};
    default:
        return {map(Term::W2), map(Term::dW2)};
    }
}
} // namespace

PictureCard::PictureCard(StepWalk &walk, QWidget *parent)
    : TabPage(parent)
    , m_walk(walk)
    , m_grid(new QGridLayout(this))
    , m_curve(new ActivationCurve(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(Theme::instance().space(1));
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(belowAll + 1, 1);
    m_curve->hide();
    for (TermPicture *&picture : m_pictures) {
        picture = new TermPicture(walk, this);
        picture->hide();
    }
}

void PictureCard::refresh()
{
    showCurve();
    QList<PictureContent> contents = contentsFor(*m_walk.open(), m_walk.step(), m_walk.chosen());
    for (PictureContent &content : contents)
        content.printed = m_printed;
    show(contents);
}

// On the way forward it is what the step is about.
void PictureCard::showCurve()
{
    const bool tells = m_walk.step() < StepId::loss && m_walk.hidden().contains(m_walk.component());
    const bool hidden = m_walk.step() == StepId::x1 || m_walk.step() == StepId::delta1;
    const bool held = hidden && m_walk.open()->pass().holds(m_walk.chosen().unit); // off the curve
    const bool hasPart = !tells && !held && ActivationCurve::belongsTo(*m_walk.open(), m_walk.step());
    m_grid->removeWidget(m_curve);
    m_curve->setVisible(hasPart);
    if (!hasPart)
        return;
    m_curve->show(*m_walk.open(), m_walk.step(), m_walk.chosen());
    m_grid->addWidget(m_curve, m_walk.step() < StepId::loss ? 0 : belowAll, 0, 1, 2);
}

// Two images share a row, everything else has one of its own.
void PictureCard::show(const QList<PictureContent> &contents)
{
    int row = 1; // below the curve
    int column = 0;
    m_shown = static_cast<int>(contents.size());
    for (int i = 0; i < most; ++i) {
        m_grid->removeWidget(m_pictures[i]);
        m_pictures[i]->setVisible(i < m_shown);
        if (i >= m_shown)
            continue;
        m_pictures[i]->setContent(contents[i]);
        const bool image = contents[i].shape == PictureContent::Shape::Square;
        if (column == 1 && !image)
            ++row;
        m_grid->addWidget(m_pictures[i], row, image ? column : 0, 1, image ? 1 : 2, Qt::AlignTop);
        row += image && column == 0 ? 0 : 1;
        column = image && column == 0 ? 1 : 0;
        m_pictures[i]->showChosen();
    }
}

QList<TermPicture *> PictureCard::pictures() const
{
    return QList<TermPicture *>(m_pictures, m_pictures + m_shown);
}

} // namespace deltascope
