#include "rapport/segment/match_form.h"

#include "rapport/segment/fold.h"

namespace rapport {

void make_match_form(std::string_view text, MatchForm& out) { fold_by_icu(text, out); }

}  // namespace rapport
