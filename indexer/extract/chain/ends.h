// SPDX-License-Identifier: GPL-2.0-or-later
// The two ends of an edge: what in a text is the name of somebody or something, and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

struct End {
  std::string name;
  std::string detail;       // What stands in its brackets or behind a dash.
  bool linked = false;      // A link or bold: the writer says that it is a name.
  std::uint32_t begin = 0;  // Bytes of the text it was read from.
  std::uint32_t end = 0;
};

// One name, its marks (▲), article and brackets taken away: "the Acme Group ▲ (N5)". None for a
// clause, a quantity, a place, or words for anybody (various, 多家厂商). linked: the writer says
// that it is a name.
std::optional<End> ReadEnd(std::string_view text, bool linked = false);

// The same, and no thing that is supplied (HBM, 光刻胶): a company.
std::optional<End> ReadCompany(std::string_view text, bool linked = false);

// Every company of a list: "Acme, Borealis (wafers) and Cygnus", 艾克米、北极光等. What is none is
// left out.
std::vector<End> ReadCompanies(std::string_view list);
// Those in bytes [begin, end) of a text with marks, which say what is a link.
std::vector<End> ReadCompanies(const RichText& text, std::uint32_t begin, std::uint32_t end);

}  // namespace tanxun
