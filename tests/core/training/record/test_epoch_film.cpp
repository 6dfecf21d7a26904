// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/training/record/epoch_film.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestEpochFilm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_begins_and_ends_as_the_epoch_does()
    {
        const auto data = synthetic_data(605, 1); // the last batch is a short one
        TrainingSettings settings;
        settings.hidden_units = 6;
        settings.seed = 4;
        settings.threads = 1;
        const std::vector<FilmFrame> film = epoch_film(data, settings, 20, [] { return true; });
        const Parameters<float> start = initial_parameters(6, settings.init, 4);
        QVERIFY(film.front().parameters == start);
        QCOMPARE(film.front().images, 0);
        Sgd sgd(data, settings, start);
        sgd.train_epoch();
        QVERIFY(film.back().parameters == sgd.parameters());
        QCOMPARE(film.back().images, 605);
        for (std::size_t frame = 1; frame < film.size(); ++frame) {
            QVERIFY(film[frame].images > film[frame - 1].images);
            QVERIFY(film[frame].images % settings.batch_size == 0 || film[frame].images == 605);
        }
        QVERIFY(film.size() > 10 && film.size() <= 20);
    }

    void it_ends_early_when_nobody_waits_for_it()
    {
        TrainingSettings settings;
        settings.hidden_units = 3;
        int asked = 0;
        const auto film = epoch_film(synthetic_data(600, 1), settings, 30, [&asked] { return ++asked < 4; });
        QVERIFY(film.size() <= 4);
        QVERIFY(film.back().images < 600);
    }
};

DELTASCOPE_TEST(TestEpochFilm)
#include "test_epoch_film.moc"
