// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "core/platform/qt_path.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"
#include "ui/opening/foreign_network.h"

#include <QTest>

using namespace deltascope;

/// A network of another program, looked into for the window.
class TestOpenedNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Session shipped = load_session(shipped_network_file(), {});
        m_file = qstring_from(m_folder.write(
            "net", safetensors(tensors_of(shipped.network.parameters.cast<double>(), torch_names, true))));
        m_digits = std::make_shared<const Dataset>(load_dataset(shipped_data_folder(), Split::Test));
    }

    void it_is_tried_on_the_present_images()
    {
        const OpenedFile opened = openedFile(m_file, m_digits, {});
        QVERIFY(!opened.onShipped && opened.test == m_digits);
        QVERIFY(*opened.readings.front().accuracy > 0.98);
        QVERIFY(!openedFile(m_file, nullptr, {}).onShipped);
    }

    // While garments were open it was read as the first way of many that guess.
    void a_network_of_digits_is_tried_on_digits_while_others_are_open()
    {
        auto others = std::make_shared<Dataset>(*m_digits);
        for (std::uint8_t &label : others->labels)
            label = static_cast<std::uint8_t>((label + 1) % digit_count);
        const OpenedFile opened = openedFile(m_file, others, {.files = {"garments"}});
        QVERIFY(opened.onShipped && opened.test != others);
        QCOMPARE(opened.readings.front().inputs, Inputs::Plain);
        QVERIFY(*opened.readings.front().accuracy > 0.98);
    }

private:
    Folder m_folder;
    QString m_file;
    std::shared_ptr<const Dataset> m_digits;
};

DELTASCOPE_TEST(TestOpenedNetwork)
#include "test_opened_network.moc"
