// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/notation_key.h"

#include "ui/theme/notation.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

namespace {
/// The context of these texts for translators.
struct NotationKey
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::NotationKey)
};

QString times(int rows, int columns)
{
    return QStringLiteral("%1 × %2").arg(rows).arg(columns);
}

// Of weights and their gradients.
QString sizeOfWeights(int inputs, int units)
{
    return weightOrder() == Convention::UnitsFirst ? times(units, inputs) : times(inputs, units);
}

QString indicesOfWeights()
{
    return weightOrder() == Convention::UnitsFirst
               ? NotationKey::tr(
                     "Lowered letters count within a layer, all from 0. A weight has two: where it "
                     "leads to and where it comes from, as in Nielsen’s book and in PyTorch.")
               : NotationKey::tr(
                     "Lowered letters count within a layer, all from 0. A weight has two: where it "
                     "comes from and where it leads to.");
}

QString transposed()
{
    return weightOrder() == Convention::UnitsFirst
               ? NotationKey::tr(
                     "Transposed: rows and columns are exchanged. W has a row for each unit and a "
                     "column for each input of its layer.")
               : NotationKey::tr("Transposed: rows and columns are exchanged. W has a row for each input of "
                                 "its layer and a "
                                 "column for each unit.");
}

QList<NotationEntry> conventions()
{
    return {{{},
             QStringLiteral("x^{0}, x^{1}, x^{2}"),
             NotationKey::tr("A raised 0, 1 or 2 is the number of a layer, never a power: 0 the input, 1 the "
                             "hidden units, 2 the outputs."),
             {},
             NotationKey::tr("from left to right")},
            {{}, QStringLiteral("w_{ij}"), indicesOfWeights(), {}, {}},
            {{},
             QStringLiteral("i, j, k"),
             NotationKey::tr(
                 "The numbers of a pixel, of a hidden unit and of an output. Pixel i lies in row i ÷ 28 "
                 "and column i mod 28, both counted from 0 at the top left."),
             {},
             NotationKey::tr("i: left; j: middle, from the top left; k: right, the answer")},
            {{},
             QStringLiteral("n"),
             NotationKey::tr("The number of the example: one image and its label."),
             {},
             NotationKey::tr("above the input")}};
}

QList<NotationEntry> forwardTerms(const NetworkSizes &of)
{
    const QString K = QString::number(of.hidden);
    const QString outputs = QString::number(of.outputs);
    return {
        {QStringLiteral("x0"), QStringLiteral("x^{0}"),
         NotationKey::tr("The input: one number for each pixel, 0 paper, 1 ink."), QString::number(of.inputs),
         NotationKey::tr("the picture on the left")},
        {QStringLiteral("y"), QStringLiteral("y"),
         NotationKey::tr("The target: 1 for the right answer, 0 for all others."), outputs,
         NotationKey::tr("the mark on an output's bar")},
        {QStringLiteral("W1"), QStringLiteral("W^{1}, w^{1}_{ij}"),
         NotationKey::tr("The first layer's weights, from pixel i to hidden unit j."),
         sizeOfWeights(of.inputs, of.hidden), NotationKey::tr("the picture of unit j")},
        {QStringLiteral("b1"), QStringLiteral("b^{1}_{j}"), NotationKey::tr("The bias of hidden unit j."), K,
         NotationKey::tr("point at a unit")},
        {QStringLiteral("z1"), QStringLiteral("z^{1}_{j}"),
         NotationKey::tr("The weighted input of hidden unit j: what it adds up, with its bias."), K,
         NotationKey::tr("the bar under unit j, at its step")},
        {QStringLiteral("x1"), QStringLiteral("x^{1}_{j}"),
         NotationKey::tr("The activation of hidden unit j: φ of its weighted input; how strongly it fires."),
         K, NotationKey::tr("the bar under unit j")},
        {QStringLiteral("W2"), QStringLiteral("W^{2}, w^{2}_{jk}"),
         NotationKey::tr("The second layer's weights, from hidden unit j to output k."),
         sizeOfWeights(of.hidden, of.outputs), NotationKey::tr("the lines from the units to the outputs")},
        {QStringLiteral("b2"), QStringLiteral("b^{2}_{k}"), NotationKey::tr("The bias of output k."), outputs,
         NotationKey::tr("point at an output")},
        {QStringLiteral("z2"), QStringLiteral("z^{2}_{k}"),
         NotationKey::tr("The weighted input of output k: what it adds up, with its bias."), outputs,
         NotationKey::tr("beside output k, at its step")},
        {QStringLiteral("x2"), QStringLiteral("x^{2}_{k}"),
         NotationKey::tr("The activation of output k. The largest of them is the answer."), outputs,
         NotationKey::tr("the bars on the right")},
        {QStringLiteral("phi_hidden"),
         QStringLiteral("φ"),
         NotationKey::tr("The activation function: from a weighted input to an activation."),
         {},
         {}},
        {QStringLiteral("loss"), QStringLiteral("L_{n}"),
         NotationKey::tr(
             "The loss of example n: how wrong the answer is, in one number. The one thing that learning "
             "makes smaller."),
         QStringLiteral("1"), NotationKey::tr("above the outputs")},
    };
}

QList<NotationEntry> backwardTerms(const NetworkSizes &of)
{
    const QString K = QString::number(of.hidden);
    const QString outputs = QString::number(of.outputs);
    return {
        {QStringLiteral("delta2"), QStringLiteral("δ^{2}_{k}"),
         NotationKey::tr(
             "The δ of output k, ∂L_{n}/∂z^{2}_{k}: how much the loss grows when its weighted input grows."),
         outputs, NotationKey::tr("beside output k, from its step on")},
        {QStringLiteral("delta1"), QStringLiteral("δ^{1}_{j}"),
         NotationKey::tr("The δ of hidden unit j, ∂L_{n}/∂z^{1}_{j}: the same for its weighted input."), K,
         NotationKey::tr("the bar under unit j, from its step on")},
        {QStringLiteral("phi_prime_z1"),
         QStringLiteral("φ′"),
         NotationKey::tr(
             "The slope of φ: how strongly a unit still reacts to its weighted input. Where it is nearly 0, "
             "nothing comes back through the unit."),
         {},
         NotationKey::tr("a closed gate where it is nearly 0")},
        {QStringLiteral("dx2_dz2"),
         QStringLiteral("∂x^{2}/∂z^{2}"),
         NotationKey::tr(
             "With softmax every output depends on every weighted input: one slope for each pair."),
         times(of.outputs, of.outputs),
         {}},
        {QStringLiteral("dW2"), QStringLiteral("∂L_{n}/∂w^{2}_{jk}"),
         NotationKey::tr("The gradient of a weight: how much the loss grows when the weight grows."),
         sizeOfWeights(of.hidden, of.outputs), NotationKey::tr("the lines, at its step")},
        {QStringLiteral("db2"), QStringLiteral("∂L_{n}/∂b^{2}_{k}"),
         NotationKey::tr("The gradient of an output's bias; it is the output's δ."), outputs,
         NotationKey::tr("beside output k, at its step")},
        {QStringLiteral("dW1"), QStringLiteral("∂L_{n}/∂w^{1}_{ij}"),
         NotationKey::tr("The gradient of a weight of the first layer."), sizeOfWeights(of.inputs, of.hidden),
         NotationKey::tr("the pictures of the units, at its step")},
        {QStringLiteral("db1"), QStringLiteral("∂L_{n}/∂b^{1}_{j}"),
         NotationKey::tr("The gradient of a hidden unit's bias; it is the unit's δ."), K,
         NotationKey::tr("the bar under unit j, at its step")},
    };
}

QList<NotationEntry> signsAndSettings()
{
    return {
        {{},
         QStringLiteral("⊙"),
         NotationKey::tr("Two vectors of the same size, multiplied entry by entry."),
         {},
         {}},
        {{},
         QStringLiteral("∂u/∂v"),
         NotationKey::tr("How fast u grows when v alone grows: a partial derivative."),
         {},
         {}},
        {{}, QStringLiteral("Σ_{k}"), NotationKey::tr("The sum over all k."), {}, {}},
        {{}, QStringLiteral("(W)^{T}"), transposed(), {}, {}},
        {QStringLiteral("theta"),
         QStringLiteral("θ"),
         NotationKey::tr("All parameters together: W^{1}, b^{1}, W^{2} and b^{2}."),
         {},
         {}},
        {QStringLiteral("eta"),
         QStringLiteral("η"),
         NotationKey::tr("The learning rate: how far each step goes against the gradient."),
         {},
         {}},
        {QStringLiteral("grad_norm"),
         QStringLiteral("∇L_{n}"),
         NotationKey::tr("The gradient: the derivatives of the loss with respect to all parameters. ‖∇L_{n}‖ "
                         "is its length."),
         {},
         {}},
        {{},
         QStringLiteral("K"),
         NotationKey::tr("How many hidden units there are."),
         {},
         NotationKey::tr("above the hidden units")},
        {{},
         QStringLiteral("B, |B|"),
         NotationKey::tr(
             "A mini-batch: the examples that one step is computed from; |B| is how many there are."),
         {},
         {}},
    };
}

const NotationEntry *find(const QList<NotationEntry> &key, QString id)
{
    if (id == QLatin1String("phi_output"))
        id = QStringLiteral("phi_hidden");
    if (id == QLatin1String("phi_prime_z2"))
        id = QStringLiteral("phi_prime_z1");
    if (id == QLatin1String("loss_after"))
        id = QStringLiteral("loss");
    const auto found = std::ranges::find(key, id, &NotationEntry::id);
    return id.isEmpty() || found == key.end() ? nullptr : &*found;
}
} // namespace

QList<NotationEntry> notationKey(const NetworkSizes &sizes)
{
    return conventions() + forwardTerms(sizes) + backwardTerms(sizes) + signsAndSettings();
}

QString notationTip(const QString &id)
{
    const QList<NotationEntry> key = notationKey({});
    const NotationEntry *entry = find(key, id);
    if (!entry)
        return {};
    const QString said =
        QStringLiteral("<b>%1</b> %2").arg(notationHtml(entry->symbol), notationHtml(entry->meaning));
    return entry->place.isEmpty()
               ? said
               : NotationKey::tr("%1 On the stage: %2.").arg(said, notationHtml(entry->place));
}

} // namespace deltascope
