#include "rapport/ingest/line_reader.h"

#include <algorithm>

namespace rapport {

bool LineReader::fill() {
  at_ = 0;
  end_ = source_.read(buffer_);
  return end_ > 0;
}

void LineReader::append(std::string_view piece) {
  const std::size_t room = max_line_ - line_.size();
  was_cut_ = was_cut_ || piece.size() > room;
  line_ += piece.substr(0, room);
}

bool LineReader::next() {
  line_.clear();
  if (at_ == end_ && !fill()) return false;
  ++number_;
  while (true) {
    const std::string_view rest(buffer_.data() + at_, end_ - at_);
    const std::size_t size = std::min(rest.find('\n'), rest.size());
    append(rest.substr(0, size));
    at_ += size;
    if (at_ < end_) {
      ++at_;  // the line end
      break;
    }
    if (!fill()) break;
  }
  if (line_.ends_with('\r')) line_.pop_back();
  if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
  return true;
}

}  // namespace rapport
