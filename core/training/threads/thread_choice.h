// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope {

/// How many threads train or evaluate a network of that size when asked is 0; asked itself otherwise. The
/// answer depends only on the arguments and on the number of processors.
int threads_to_train(int asked, int hidden_units, int batch_size);
/// The same for reading images, by a network of any size.
int threads_to_evaluate(int asked);

} // namespace deltascope
