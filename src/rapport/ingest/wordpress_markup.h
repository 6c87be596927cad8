#pragma once
#include <string>
#include <string_view>

namespace rapport {

/// Whether a body has a <p> of its own, in any case.
bool has_paragraph_tag(std::string_view html);

/// A body without its WordPress shortcodes: [gallery ids="1"] goes, [caption …]text[/caption] becomes its text,
/// [quote] a block quotation, [code], [sourcecode] and their languages a code block, [[name]] the literal [name].
/// Brackets that a person wrote ([sic], [1], [see below]) and shortcodes without arguments that WordPress does not know
/// stay, as they do on the page.
std::string expand_shortcodes(std::string_view html);

}  // namespace rapport
