#pragma once
#include <vector>

namespace rapport {

/// The median; of an even number of values the mean of the middle two. `values` must not be empty.
double median(std::vector<double> values);

}  // namespace rapport
