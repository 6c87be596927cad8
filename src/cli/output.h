#pragma once
#include <string>
#include <string_view>

namespace rapport::cli {

/// Standard output, or the file of --output. A closed pipe ends quietly; any other failure is remembered.
class Output {
 public:
  /// Throws InputError if the file cannot be made.
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Writes all of `bytes`; false when no more is wanted or possible.
  bool write(std::string_view bytes);
  /// Closes the file; false if anything could not be written (a full disk). A closed pipe counts as well done.
  bool finish();
  /// What the last failure was, in words.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  int fd_ = 1;
  bool own_ = false;
  std::string failure_;
  std::string path_;
};

}  // namespace rapport::cli
