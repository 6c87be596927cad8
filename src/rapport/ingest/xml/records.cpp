#include "rapport/ingest/xml/records.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <new>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/xml/collector.h"
#include "rapport/ingest/xml/repair.h"

namespace rapport {
namespace {

constexpr std::size_t block_size = std::size_t{256} * 1024;
/// expat, fed with what XmlRepair makes.
class Parser {
 public:
  explicit Parser(XmlCollector& collector) : collector_(collector), handle_(XML_ParserCreate("UTF-8")) {
    if (handle_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(handle_.get(), this);
    XML_SetElementHandler(
        handle_.get(),
        [](void* self, const char* name, const char** attributes) { of(self).collector_.start(name, attributes); },
        [](void* self, const char* name) { of(self).end(name); });
    XML_SetCharacterDataHandler(handle_.get(), [](void* self, const char* text, int size) {
      of(self).collector_.text({text, static_cast<std::size_t>(size)});
    });
  }

  /// False when it takes no more: the consumer has enough, or the XML is wrong.
  bool feed(std::string_view xml, bool last) {
    return XML_Parse(handle_.get(), xml.data(), static_cast<int>(xml.size()), last ? XML_TRUE : XML_FALSE) ==
           XML_STATUS_OK;
  }

  /// expat's word for what is wrong; empty where the consumer had enough.
  [[nodiscard]] std::string error() const {
    const auto code = XML_GetErrorCode(handle_.get());
    return code == XML_ERROR_ABORTED ? "" : XML_ErrorString(code);
  }

 private:
  static Parser& of(void* self) { return *static_cast<Parser*>(self); }

  void end(const char* name) {
    collector_.end(name);
    if (!collector_.wants_more()) XML_StopParser(handle_.get(), XML_FALSE);
  }

  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  XmlCollector& collector_;
  std::unique_ptr<XML_ParserStruct, Free> handle_;
};

/// Tells each kind of damage once.
class DamageReport {
 public:
  DamageReport(const std::string& file, ExchangeSink& sink) : file_(file), sink_(sink) {}

  void tell(const XmlRepair& repair) {
    using Kind = XmlRepair::Kind;
    tell(repair.count(Kind::control_character), "characters that XML does not allow were replaced");
    tell(repair.count(Kind::bare_mark), "bare '&' or '<' were read as text");
    tell(repair.count(Kind::section_end), "CDATA sections that end in the wrong place were mended");
    tell(repair.count(Kind::attribute), "tags with damaged attributes were mended");
    tell(repair.count(Kind::long_tag), "tags of more than 8 MiB were left out", Diagnostic::Severity::error);
    tell({repair.nesting().unclosed(), 0}, "missing end tags were added");
    tell({repair.nesting().stray(), 0}, "end tags without a start were left out");
    tell({repair.nesting().too_deep(), 0}, "elements nested too deep were flattened");
    if (repair.open_at_end() != 0) {
      tell({1, repair.line()}, "the file is cut off (elements are open at its end): the last record may lack a part");
    }
  }

  void tell(XmlRepair::Count count, std::string what, Diagnostic::Severity severity = Diagnostic::Severity::warning) {
    if (count.times == 0) return;
    Diagnostic d;
    d.severity = severity;
    d.file = file_;
    d.line = count.first_line;
    if (count.times > 1)
      what += " (" + std::to_string(count.times) + " of them" + (d.line == 0 ? ")" : ", this the first)");
    d.message = std::move(what);
    sink_.problem(std::move(d));
  }

 private:
  const std::string& file_;
  ExchangeSink& sink_;
};

}  // namespace

std::string_view attribute(const XmlAttributes& attributes, std::string_view local) {
  const auto found = std::ranges::find_if(attributes, [&](const auto& a) { return local_name(a.first) == local; });
  return found == attributes.end() ? std::string_view() : found->second;
}

const XmlField* XmlRecord::find(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &XmlField::path);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view XmlRecord::text(std::string_view path) const {
  const XmlField* field = find(path);
  return field == nullptr ? std::string_view() : ascii::trim(field->text);
}

void read_xml_records(Input& input, const XmlShape& shape, ExchangeSink& problems,
                      const std::function<bool(XmlRecord&)>& take) {
  XmlRepair repair(shape);
  XmlCollector collector(shape, take);
  Parser parser(collector);
  DamageReport report(input.name, problems);
  std::string data, xml;
  bool last = false;
  while (!last) {
    const std::size_t left = data.size();
    data.resize(left + std::max(block_size, left));
    const std::size_t got = input.bytes->read({data.data() + left, data.size() - left});
    data.resize(left + got);
    last = got == 0;
    xml.clear();
    data.erase(0, repair.repair(data, last, xml));
    if (!parser.feed(xml, last)) {
      if (!parser.error().empty()) {
        report.tell({1, repair.line()}, "not readable as XML from here: " + parser.error(),
                    Diagnostic::Severity::error);
      }
      break;
    }
  }
  report.tell(repair);
  if (collector.cut() != 0) report.tell({1, 0}, "a text longer than 16 MiB was cut");
}

}  // namespace rapport
