#pragma once

namespace rapport::cli {

/// What the program ends with.
enum ExitStatus : int {
  done = 0,
  failed_condition = 1,  ///< a --fail-if fired
  wrong_usage = 2,
  unreadable_input = 3,  ///< some input could not be read; all else is valid and complete
  unwritable_output = 4,
  own_fault = 70,
};

}  // namespace rapport::cli
