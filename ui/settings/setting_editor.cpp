// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_editor.h"

#include "ui/settings/choice_help.h"
#include "ui/settings/number_boxes.h"
#include "ui/settings/setting.h"

#include <QCheckBox>
#include <QComboBox>
#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>
#include <type_traits>

namespace deltascope {

namespace {
// What a field takes of the numbers that can be trained with: the steps of a spin box have to end somewhere.
SettingRange rangeOfField(Setting setting)
{
    SettingRange range = facts_of(setting).range;
    if (setting == Setting::Rate)
        range = {1e-6, 1e6};
    else if (setting == Setting::Momentum)
        range.most = 0.999;
    else if (setting == Setting::WeightDecay)
        range.most = 1;
    else if (setting == Setting::TrainingImages)
        range.most = max_batch_size;
    return range;
}

// What the field says instead of 0.
QString nameOfZero(Setting setting)
{
    return setting == Setting::TrainingImages ? SettingEditor::tr("all")
           : setting == Setting::Threads      ? SettingEditor::tr("automatic")
                                              : QString();
}

template <class Box>
class NumberEditor : public SettingEditor
{
public:
    NumberEditor(Setting setting, Box *box)
        : SettingEditor(setting)
        , m_box(box)
    {
        const SettingRange range = rangeOfField(setting);
        using Number = decltype(box->value());
        box->setKeyboardTracking(false);
        box->setRange(static_cast<Number>(range.least), static_cast<Number>(range.most));
        box->setSpecialValueText(nameOfZero(setting));
        setField(box);
        connect(box, &Box::valueChanged, this, [this] { Q_EMIT edited(this->setting()); });
    }
    void show(const TrainingSettings &settings) override
    {
        const QSignalBlocker quiet(m_box);
        with_value(setting(), settings, [this](const auto &value) {
            if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>)
                m_box->setValue(static_cast<decltype(m_box->value())>(value));
        });
    }
    void write(TrainingSettings &settings) const override
    {
        with_value(setting(), settings, [this](auto &value) {
            if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>)
                value = static_cast<std::decay_t<decltype(value)>>(m_box->value());
        });
    }

private:
    Box *m_box;
};

// Larger seeds than the box has room for come from files, and stay until another is typed.
class SeedEditor : public SettingEditor
{
public:
    SeedEditor()
        : SettingEditor(Setting::Seed)
        , m_box(new QSpinBox)
    {
        m_box->setKeyboardTracking(false);
        m_box->setRange(0, std::numeric_limits<int>::max());
        setField(m_box);
        connect(m_box, &QSpinBox::valueChanged, this, [this](int value) {
            m_seed = static_cast<std::uint64_t>(value);
            Q_EMIT edited(setting());
        });
    }
    void show(const TrainingSettings &settings) override
    {
        const QSignalBlocker quiet(m_box);
        m_seed = settings.seed;
        m_box->setValue(static_cast<int>(std::min<std::uint64_t>(m_seed, std::numeric_limits<int>::max())));
    }
    void write(TrainingSettings &settings) const override { settings.seed = m_seed; }

private:
    QSpinBox *m_box;
    std::uint64_t m_seed = 0;
};

class ChoiceEditor : public SettingEditor
{
public:
    using NameOf = std::string_view (*)(int);
    /// names for the screen, in the order of the choices; nameOf, as choiceHelp() knows them.
    ChoiceEditor(Setting setting, const QStringList &names, NameOf nameOf)
        : SettingEditor(setting)
        , m_box(new QComboBox)
        , m_nameOf(nameOf)
    {
        for (int index = 0; index < names.size(); ++index)
            m_box->addItem(names[index], index);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        setField(m_box);
        connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_isShowing)
                Q_EMIT edited(this->setting());
        });
    }
    // What is told of the choice follows it.
    void show(const TrainingSettings &settings) override
    {
        const QScopedValueRollback showing(m_isShowing, true);
        with_value(setting(), settings, [this](const auto &value) {
            if constexpr (std::is_enum_v<std::decay_t<decltype(value)>>)
                m_box->setCurrentIndex(static_cast<int>(value));
        });
    }
    void write(TrainingSettings &settings) const override
    {
        with_value(setting(), settings, [index = m_box->currentIndex()](auto &value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_enum_v<Value>)
                value = static_cast<Value>(index);
        });
    }
    void explain() override { explainChoices(m_box, m_nameOf); }

private:
    QComboBox *m_box;
    NameOf m_nameOf;
    bool m_isShowing = false;
};

template <class Choice>
std::string_view nameOf(int index)
{
    return to_string(static_cast<Choice>(index));
}

class TickEditor : public SettingEditor
{
public:
    explicit TickEditor(Setting setting)
        : SettingEditor(setting)
        , m_box(new QCheckBox(wordsFor(setting).title))
    {
        setField(m_box);
        connect(m_box, &QCheckBox::toggled, this, [this] { Q_EMIT edited(this->setting()); });
    }
    void show(const TrainingSettings &settings) override
    {
        const QSignalBlocker quiet(m_box);
        with_value(setting(), settings, [this](const auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, bool>)
                m_box->setChecked(value);
        });
    }
    void write(TrainingSettings &settings) const override
    {
        with_value(setting(), settings, [this](auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, bool>)
                value = m_box->isChecked();
        });
    }

private:
    QCheckBox *m_box;
};
} // namespace

SettingEditor::SettingEditor(Setting setting)
    : m_setting(setting)
{
}

void SettingEditor::setField(QWidget *field)
{
    m_field = field;
    setParent(field);
    field->setAccessibleName(wordsFor(m_setting).title);
    field->setToolTip(wordsFor(m_setting).title);
}

SettingEditor *makeSettingEditor(Setting setting)
{
    const TrainingSettings any;
    return with_value(setting, any, [setting](const auto &value) -> SettingEditor * {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, int>)
            return new NumberEditor<CountBox>(setting, new CountBox);
        else if constexpr (std::is_same_v<Value, double>)
            return new NumberEditor<RateBox>(setting, new RateBox);
        else if constexpr (std::is_same_v<Value, bool>)
            return new TickEditor(setting);
        else if constexpr (std::is_same_v<Value, std::uint64_t>)
            return new SeedEditor;
        else if constexpr (std::is_same_v<Value, Activation>)
            return new ChoiceEditor(setting, choicesOf(setting), nameOf<Activation>);
        else if constexpr (std::is_same_v<Value, Cost>)
            return new ChoiceEditor(setting, choicesOf(setting), nameOf<Cost>);
        else
            return new ChoiceEditor(setting, choicesOf(setting), nameOf<Init>);
    });
}

} // namespace deltascope
