// SPDX-License-Identifier: GPL-2.0-or-later
// Links to other notes and files, in text and front matter.
#include <algorithm>
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

// "[text](a/Note%20B.md#part)"; no target for the web and for what is no note. An image's address
// is a file's.
void TakeAddress(std::string_view address, bool is_embed, Link& link) {
  if (IsWeb(address)) return;
  const std::size_t hash = std::min(address.find('#'), address.size());
  std::string_view path = address.substr(0, std::min(address.find('?'), hash));
  const bool is_note = path.ends_with(".md") || path.ends_with(".markdown");
  if (!is_note && !is_embed) return;
  if (path.ends_with(".md")) path.remove_suffix(3);
  link.target = Unescaped(path);
  if (hash < address.size()) link.part = Unescaped(address.substr(hash + 1));
}

// What is shown where it is not how the target is written.
std::string LabelOf(std::string_view shown, const Link& link) {
  for (const std::string_view ending : {"", ".md"}) {
    const std::string name = link.target + std::string(ending);
    if (shown == name || shown == name + "#" + link.part || shown == name + link.part) return "";
  }
  return std::string(shown.substr(0, FloorBoundary(shown, kMaxNameBytes)));
}

// The link that a mark is; without target and part if it is none.
Link LinkOf(const Mark& mark, std::string_view text) {
  Link link;
  link.is_wiki = mark.is_wiki;
  link.is_embed = mark.kind == MarkKind::kEmbed;
  if (mark.is_wiki) {
    link.target = mark.target;
    link.part = mark.part;
  } else if (mark.kind == MarkKind::kLink || mark.kind == MarkKind::kEmbed) {
    TakeAddress(mark.target, link.is_embed, link);
  }
  link.label = LabelOf(text.substr(mark.begin, mark.end - mark.begin), link);
  return link;
}

}  // namespace

std::vector<Link> ExtractLinks(const Note& note) {
  std::vector<Link> links;
  const Source& source = *note.source;
  for (const Property& property : source.properties) {
    if (StandsInText(source, property)) continue;  // Its blocks have it.
    for (const std::string& value : property.values) {
      for (Link& link : LinksIn(value)) {
        link.line = property.line;
        links.push_back(std::move(link));
      }
    }
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      const bool opens = !text.marks.empty() && text.marks.front().begin == 0;
      const DefinitionLine defined = opens ? ReadDefinitionLine(text) : DefinitionLine{};
      for (const Mark& mark : text.marks) {
        Link link = LinkOf(mark, text.text);
        if (link.target.empty() && link.part.empty()) continue;
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
