// SPDX-License-Identifier: GPL-3.0-or-later
// Learns from the training digits that come with the program what digits look like: make_likeness OUT

#include "core/data/mnist.h"
#include "core/files/likeness_file.h"
#include "core/files/resources.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char *argv[])
{
    using namespace deltascope;
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::cerr << "make_likeness OUT.safetensors\n";
        return 2;
    }
    save_likeness(argv[1], Likeness::learn(load_dataset(resource_folder() / "mnist", Split::Train)));
}
