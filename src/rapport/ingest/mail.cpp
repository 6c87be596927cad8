#include "rapport/ingest/mail.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/mime.h"

namespace rapport {

namespace {

constexpr int max_part_depth = 10;

bool is_attachment(const MailHead& head) { return media_type(head.value("content-disposition")) == "attachment"; }

/// Puts `more` below `to`.
void append(RichText& to, RichText&& more) {
  if (more.text.empty()) return;
  if (to.text.empty()) {
    to = std::move(more);
    return;
  }
  to.text += "\n\n";
  const auto shift = static_cast<std::uint32_t>(to.text.size());
  to.text += more.text;
  for (auto& aside : more.set_aside) {
    to.set_aside.push_back({{aside.span.begin + shift, aside.span.end + shift}, aside.why});
  }
  for (auto& link : more.links) {
    to.links.push_back({{link.span.begin + shift, link.span.end + shift}, std::move(link.host)});
  }
}

/// Joins the lines that a mailer broke with a blank of its own (RFC 3676, DelSp): it may stand inside a word.
std::string without_soft_breaks(std::string_view text) {
  std::string out;
  bool goes_on = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (goes_on && line.starts_with(' ')) line.remove_prefix(1);
    goes_on = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
    out += line;
    if (goes_on) out.pop_back();
    if (!goes_on) out += '\n';
  }
  return out;
}

RichText plain_part(const MailHead& head, std::string_view body) {
  const std::string text = part_content(head, body);
  const bool deletes = ascii::equals_fold(parameter(head.value("content-type"), "delsp"), "yes");
  return plain_to_text(deletes ? without_soft_breaks(text) : text, true);
}

RichText part_text(std::string_view part, int depth);

/// The same content in several forms: the first plain one that has text, else the last that has.
RichText alternative_text(const std::vector<std::string_view>& parts, int depth) {
  RichText best;
  for (const auto part : parts) {
    auto rest = part;
    const bool is_plain = media_type(MailHead(rest).value("content-type")) == "text/plain";
    auto text = part_text(part, depth);
    if (text.text.empty()) continue;
    best = std::move(text);
    if (is_plain) break;
  }
  return best;
}

/// A mail that was handed on as a whole: nothing of it is the sender's own.
RichText forwarded_text(std::string_view mail, int depth) {
  if (depth == max_part_depth) return {};
  RichText text = part_text(mail, depth + 1);
  text.set_aside.clear();
  if (!text.text.empty())
    text.set_aside.push_back({{0, static_cast<std::uint32_t>(text.text.size())}, SetAside::Why::mail_quote});
  return text;
}

RichText body_text(const MailHead& head, std::string_view body, int depth) {
  const auto content_type = head.value("content-type");
  const std::string type = media_type(content_type);
  if (type.starts_with("multipart/")) {
    if (depth == max_part_depth) return {};
    const auto parts = split_parts(body, parameter(content_type, "boundary"));
    if (type == "multipart/alternative") return alternative_text(parts, depth + 1);
    RichText all;
    for (const auto part : parts) append(all, part_text(part, depth + 1));
    return all;
  }
  if (type == "message/rfc822") return forwarded_text(part_content(head, body), depth);
  if (is_attachment(head)) return {};
  if (type == "text/html") return html_to_text(part_content(head, body));
  if (type.empty() || type == "text/plain" || type == "text") return plain_part(head, body);
  return {};
}

RichText part_text(std::string_view part, int depth) {
  const MailHead head(part);
  return body_text(head, part, depth);
}

/// "Ann Lee" <ann@…>, ann@… (Ann Lee), or only ann@….
void read_author(Mail& mail, std::string_view from) {
  const std::string decoded = decode_words(from);
  const std::string_view s = decoded;
  const auto open = s.find('<');
  const auto bracket = s.find('(');
  std::string_view name, address = s;
  if (open != s.npos) {
    name = s.substr(0, open);
    address = s.substr(open + 1, s.find('>', open) - open - 1);
  } else if (bracket != s.npos) {
    name = s.substr(bracket + 1, s.rfind(')') - bracket - 1);
    address = s.substr(0, bracket);
  }
  mail.address = ascii::lower(ascii::trim(address));
  name = ascii::trim(name);
  if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
  if (name.find('@') == name.npos) mail.author = ascii::trim(name);
  std::erase(mail.author, '\\');
}

/// "Inbox,Spam,Opened": Google Takeout puts all mail into one file and writes the folders as labels.
std::string status_of(std::string_view labels) {
  constexpr auto folders = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"spam", "spam"}, {"trash", "trash"}, {"draft", "draft"}, {"drafts", "draft"}});
  while (!labels.empty()) {
    const auto comma = std::min(labels.find(','), labels.size());
    const std::string label = ascii::lower(ascii::trim(labels.substr(0, comma)));
    const auto found = std::ranges::find(folders, label, &std::pair<std::string_view, std::string_view>::first);
    if (found != folders.end()) return std::string(found->second);
    labels.remove_prefix(std::min(comma + 1, labels.size()));
  }
  return {};
}

/// Every "<…>" of a value once, where it stands last; of very many the first and the last ones.
std::vector<std::string> read_ids(std::string_view value) {
  constexpr std::size_t most = 50;
  std::vector<std::string_view> all;
  for (auto open = value.find('<'); open != value.npos; open = value.find('<', open + 1)) {
    const auto close = value.find('>', open);
    if (close == value.npos) break;
    all.push_back(value.substr(open, close + 1 - open));
  }
  if (all.size() > most) all.erase(all.begin() + 1, all.end() - most + 1);
  std::vector<std::string> ids;
  for (const auto id : all) {
    std::erase(ids, id);
    ids.emplace_back(id);
  }
  return ids;
}

}  // namespace

Mail parse_mail(std::string_view mail) {
  const MailHead head(mail);
  Mail out;
  if (auto ids = read_ids(head.value("message-id").substr(0, 1000)); !ids.empty()) out.id = std::move(ids.front());
  out.references = read_ids(head.value("references"));
  if (out.references.empty()) out.references = read_ids(head.value("in-reply-to"));
  std::erase(out.references, out.id);
  read_author(out, head.value("from"));
  out.subject = decode_words(head.value("subject"));
  out.status = status_of(head.value("x-gmail-labels"));
  out.written_at = parse_date(head.value("date"));
  out.body = body_text(head, mail, 0);
  return out;
}

}  // namespace rapport
