// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/roff.h"

#include <fmt/format.h>

#include <iterator>

#include "indexer/json/characters.h"
#include "indexer/tool/version.h"

namespace tanxun {

std::string RoffText(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = CharacterAt(text, at);
    const bool begins_line = at == 0 || text[at - 1] == '\n';
    if (begins_line && (c.value == '.' || c.value == '\'')) out += "\\&";
    if (c.value == '\\') {
      out += "\\e";
    } else if (c.value == '-') {
      out += "\\-";
    } else if (c.value == '\'') {
      out += "\\(aq";
    } else if (c.value == '^' || c.value == '~' || c.value == '`') {
      out += c.value == '^' ? "\\(ha" : c.value == '~' ? "\\(ti" : "\\(ga";
    } else if (c.value < 0x80) {
      out += text[at];
    } else {
      fmt::format_to(std::back_inserter(out), "\\[u{:04X}]", static_cast<std::uint32_t>(c.value));
    }
    at += c.length;
  }
  return out;
}

// Words are neither hyphenated nor spread: what stands there can be typed as it stands.
std::string RoffTitle(std::string_view name, int section) {
  return fmt::format(".TH \"{}\" {} \"\" \"tanxun {}\"\n.nh\n.ad l\n", RoffText(name), section,
                     RoffText(kVersion));
}

std::string RoffSection(std::string_view heading) {
  return fmt::format(".SH \"{}\"\n", RoffText(heading));
}

std::string RoffSubsection(std::string_view heading) {
  return fmt::format(".SS \"{}\"\n", RoffText(heading));
}

std::string RoffParagraph(std::string_view text) {
  return fmt::format(".PP\n{}\n", RoffText(text));
}

std::string RoffItem(std::string_view term, std::string_view meaning) {
  return fmt::format(".TP\n{}\n{}\n", term, RoffText(meaning));
}

std::string RoffLines(std::string_view lines) {
  while (!lines.empty() && lines.back() == '\n') lines.remove_suffix(1);
  return fmt::format(".PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", RoffText(lines));
}

std::string RoffBold(std::string_view text) { return "\\fB" + RoffText(text) + "\\fR"; }
std::string RoffItalic(std::string_view text) { return "\\fI" + RoffText(text) + "\\fR"; }

}  // namespace tanxun
