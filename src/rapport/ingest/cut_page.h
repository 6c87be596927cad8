#pragma once
#include <string>

#include "rapport/model/diagnostic.h"

namespace rapport {

/// What is told of a page of which only the first 16 MiB were read.
inline Diagnostic cut_page(const std::string& file) {
  Diagnostic d;
  d.file = file;
  d.message = "the page is longer than 16 MiB; only its beginning was read";
  return d;
}

}  // namespace rapport
