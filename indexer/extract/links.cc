// SPDX-License-Identifier: GPL-2.0-or-later
// Links to other notes and files, in text and front matter.
#include <string>
#include <string_view>

#include "indexer/extract/each_text.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/places.h"
#include "indexer/extract/property_values.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

char32_t Hex(char c) {
  if (c >= '0' && c <= '9') return static_cast<char32_t>(c - '0');
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10) : 16;
}

// "Acme%20Corp" -> "Acme Corp"
std::string Unescaped(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    if (address[at] == '%' && at + 2 < address.size() && Hex(address[at + 1]) < 16 &&
        Hex(address[at + 2]) < 16) {
      out += static_cast<char>(Hex(address[at + 1]) * 16 + Hex(address[at + 2]));
      at += 2;
    } else {
      out += address[at];
    }
  }
  return IsValidUtf8(out) ? out : std::string(address);
}

bool IsWeb(std::string_view address) {
  return address.find("://") != std::string_view::npos || address.starts_with("mailto:") ||
         address.starts_with("data:") || address.starts_with("//");
}

// The note that a Markdown link leads to: "[text](a/Note%20B.md#part)" is "a/Note B"; empty for the
// web and for other files.
std::string NoteOfAddress(std::string_view address) {
  if (IsWeb(address)) return "";
  address = address.substr(0, address.find_first_of("#?"));
  if (!address.ends_with(".md")) return "";
  while (address.starts_with("./") || address.starts_with("../")) {
    address.remove_prefix(address.find('/') + 1);
  }
  return Unescaped(address.substr(0, address.size() - 3));
}

// The note or file that a mark links to; empty if none.
std::string TargetOf(const Mark& mark) {
  switch (mark.kind) {
    case MarkKind::kWikiLink:
      return mark.target;
    case MarkKind::kEmbed:
      return IsWeb(mark.target) ? "" : Unescaped(mark.target);
    case MarkKind::kLink:
      return NoteOfAddress(mark.target);
    default:
      return "";
  }
}

}  // namespace

std::vector<Link> ExtractLinks(const Note& note) {
  std::vector<Link> links;
  const Source& source = *note.source;
  for (const Property& property : source.properties) {
    if (StandsInText(source, property)) continue;  // Its blocks have it.
    for (const std::string& value : property.values) {
      for (std::string& target : LinkTargets(value)) {
        Link& link = links.emplace_back();
        link.target = std::move(target);
        link.line = property.line;
      }
    }
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      const bool opens = !text.marks.empty() && text.marks.front().begin == 0;
      const DefinitionLine defined = opens ? ReadDefinitionLine(text) : DefinitionLine{};
      for (const Mark& mark : text.marks) {
        Link link;
        link.target = TargetOf(mark);
        if (link.target.empty()) continue;
        link.line = LinesOf(*note.source, text, mark.begin, mark.end, lines).first;
        if (mark.begin == 0 && !defined.name.empty()) {
          link.relation = Trim(std::string_view(text.text).substr(defined.text_begin));
        }
        links.push_back(std::move(link));
      }
    });
  }
  return links;
}

}  // namespace tanxun
