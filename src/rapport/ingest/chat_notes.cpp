#include "rapport/ingest/chat_notes.h"

#include <algorithm>
#include <array>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

constexpr auto placeholder_endings = std::to_array<std::string_view>({" omitted",
                                                                      " weggelassen",
                                                                      " omitida",
                                                                      " omitido",
                                                                      " omis",
                                                                      " omise",
                                                                      " absent",
                                                                      " absente",
                                                                      " omesso",
                                                                      " omessa",
                                                                      " ocultada",
                                                                      " ocultado",
                                                                      " weggelaten",
                                                                      " (file attached)",
                                                                      " (datei angehängt)",
                                                                      " (archivo adjunto)",
                                                                      " (fichier joint)",
                                                                      " (file allegato)",
                                                                      " (arquivo anexado)",
                                                                      " (bestand bijgevoegd)"});

constexpr auto edit_notes = std::to_array<std::string_view>(
    {"<this message was edited>", "<diese nachricht wurde bearbeitet>", "<se editó este mensaje>",
     "<ce message a été modifié>", "<questo messaggio è stato modificato>", "<mensagem editada>",
     "<esta mensagem foi editada>", "<dit bericht is bewerkt>"});

constexpr auto deletion_notices = std::to_array<std::string_view>(
    {"this message was deleted", "you deleted this message", "diese nachricht wurde gelöscht",
     "du hast diese nachricht gelöscht", "se eliminó este mensaje", "eliminaste este mensaje",
     "ce message a été supprimé", "vous avez supprimé ce message", "questo messaggio è stato eliminato",
     "hai eliminato questo messaggio", "mensagem apagada", "essa mensagem foi apagada", "esta mensagem foi apagada",
     "você apagou esta mensagem", "dit bericht is verwijderd", "dit bericht werd verwijderd",
     "u hebt dit bericht verwijderd"});

/// Android's placeholders stand in angle brackets in any language, iPhone's end with "omitted" and are marked, which
/// the first were not: "image omitted". Messages that can be seen once are "null".
bool is_placeholder(std::string_view line, bool is_marked) {
  constexpr std::size_t longest = 80;
  const int most_blanks = is_marked || line.ends_with(')') ? 4 : 1;  // "I was absent" somebody wrote
  const bool in_brackets = line.starts_with('<') && line.find('>') == line.size() - 1 && line.find('/') == line.npos;
  const bool ends_like_one = std::ranges::any_of(placeholder_endings, [&](auto ending) {
    return ascii::ends_with_fold(line, ending) && std::ranges::count(line, ' ') <= most_blanks;
  });
  return line.starts_with("<attached: ") || line == "null" || (line.size() < longest && (in_brackets || ends_like_one));
}

/// How much of the end of a text says that it was edited.
std::size_t edit_note_size(std::string_view text) {
  const auto open = text.rfind('<');
  if (open == text.npos) return 0;
  std::string note = ascii::lower(text.substr(open));
  std::erase(note, '.');
  return std::ranges::find(edit_notes, note) == edit_notes.end() ? 0 : text.size() - open;
}

/// Without the generated end, if it has one.
std::string_view without_end(std::string_view text) {
  text.remove_suffix(edit_note_size(text));
  text = ascii::trim(text);
  if (text.ends_with(generated_mark)) text.remove_suffix(generated_mark.size());
  const auto mark = text.rfind(generated_mark);
  const bool marked = mark != text.npos && is_placeholder(text.substr(mark + generated_mark.size()), true);
  return ascii::trim(marked ? text.substr(0, mark) : text);
}

}  // namespace

std::string_view written_words(std::string_view text) {
  const std::string_view whole = ascii::trim(text);
  text = without_end(whole);
  const bool is_document = text.size() < whole.size() && text.starts_with(generated_mark);  // its name and pages
  if (is_document) return {};
  const bool is_marked = text.starts_with(generated_mark);
  if (is_marked) text.remove_prefix(generated_mark.size());
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  return is_placeholder(ascii::trim(text.substr(0, line_end)), is_marked) ? ascii::trim(text.substr(line_end)) : text;
}

bool is_deletion_notice(std::string_view text) {
  if (text.starts_with(generated_mark)) text.remove_prefix(generated_mark.size());
  if (text.ends_with('.')) text.remove_suffix(1);
  return std::ranges::any_of(deletion_notices, [&](auto notice) { return ascii::equals_fold(text, notice); });
}

}  // namespace rapport
