// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/about.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace deltascope {

namespace {
struct AboutText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::AboutText)
};
} // namespace

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(AboutText::tr("About Deltascope"));
    box->setIconPixmap(
        iconPixmap(QStringLiteral("deltascope"), colours().text, 64, parent->devicePixelRatioF()));
    box->setText(AboutText::tr("<h3>Deltascope %1</h3>").arg(QStringLiteral(DELTASCOPE_VERSION)));
    box->setInformativeText(AboutText::tr(
        "<p>See backpropagation, number by number, on a real network that learns real digits.</p>"
        "<p>Free software under the GNU General Public License, version 3 or later.</p>"
        "<p>Digits: MNIST by Y. LeCun, C. Cortes and C. J. C. Burges, CC BY-SA 3.0. "
        "Made with Qt, Eigen, zlib, QCustomPlot and MathJax.</p>"));
    box->open();
}

} // namespace deltascope
