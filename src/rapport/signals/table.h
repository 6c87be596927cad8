#pragma once
#include "rapport/signals/signals.h"

namespace rapport {

// The functions behind the rows of the table in signals.cpp; each stands in the .cpp of its name. Each gives null and
// its n where the exchange holds less than the row's minimum.
SignalValue uptake(const SignalInput& input);

}  // namespace rapport
