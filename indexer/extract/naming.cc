// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/naming.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/extract/name_runs.h"
#include "indexer/lexicon/initials.h"
#include "indexer/lexicon/naming_words.h"
#include "indexer/lexicon/not_names.h"
#include "indexer/text/character_table.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kCommas[] = {",", "，"};
constexpr std::size_t kMaxHanName = 12;

// Whether a bracket's name goes on where a name in Latin letters was cut: Acme| 前端服务器,
// Post-traumatic| stress.
bool GoesOn(std::string_view bracket, std::string_view inner) {
  if (inner.empty() || HasHan(inner)) return false;
  const std::string_view rest =
      Trim(bracket.substr(static_cast<std::size_t>(inner.data() + inner.size() - bracket.data())));
  if (rest.empty()) return false;
  const CodePoint next = CodePointAt(rest, 0);
  return ClassOf(next.value) == CharClass::kHan ||
         std::islower(static_cast<unsigned char>(rest[0]));
}

bool OpensQuotation(std::string_view text) {
  text = Trim(text);
  for (std::string_view mark : {"「", "“", "《", "『", "\""}) {
    if (text.starts_with(mark)) return true;
  }
  return false;
}

// "入侵指标|或 IoC": a joint before what stands behind the name is none of it.
std::string_view WithoutJoint(std::string_view name, std::string_view text) {
  const auto end = static_cast<std::size_t>(name.data() + name.size() - text.data());
  if (!text.substr(std::min(end, text.size())).starts_with(' ')) return name;
  for (std::string_view joint : {"或", "和", "与", "與", "及"}) {
    if (name.ends_with(joint)) return name.substr(0, name.size() - joint.size());
  }
  return name;
}

// Joins the name that ends at `end` with the one that begins at `begin`.
void AddNaming(std::string_view text, std::uint32_t end, std::uint32_t begin,
               std::vector<BracketName>& names) {
  const std::string_view inner = WithoutJoint(Trim(NameBeginningAt(text, begin)), text);
  const std::uint32_t words = InitialsBegin(text, end, inner);
  const std::string_view outer =
      words < end ? text.substr(words, end - words) : NameEndingAt(text, end);
  if (outer.empty() || !LooksLikeName(inner) || HasDigit(inner) || outer.ends_with("的")) return;
  if (HasHan(outer) && IsLeadIn(outer)) return;  // "2022 年正式更名为…"
  if ((HasHan(inner) && NamesNothing(inner)) || (HasHan(outer) && NamesNothing(outer))) return;
  // "公司，原名…" is about the note's subject.
  if (HasHan(outer) && IsKind(outer) && HasHan(inner) && !IsKind(inner)) return;
  if (HasHan(inner) && CountCharacters(inner) > kMaxHanName) return;
  if (CountCharacters(inner) < 2) return;
  if (NameKey(outer).empty() || NameKey(inner).empty()) return;
  names.push_back({std::string(outer), std::string(inner),
                   static_cast<std::uint32_t>(outer.data() - text.data()),
                   static_cast<std::uint32_t>(inner.data() + inner.size() - text.data())});
}

}  // namespace

std::vector<BracketName> FindNamings(std::string_view text) {
  std::vector<BracketName> names;
  for (const Bracket& bracket : FindBrackets(text)) {
    const std::string_view inside =
        text.substr(bracket.inner_begin, bracket.inner_end - bracket.inner_begin);
    if (const std::uint32_t length = NamingWordsLength(inside); length > 0) {
      const std::string_view within = text.substr(0, bracket.inner_end);
      const bool after_han = HasHan(NameEndingAt(text, bracket.open));
      if (after_han && GoesOn(within, NameBeginningAt(within, bracket.inner_begin + length))) {
        continue;
      }
      AddNaming(text.substr(0, bracket.inner_end), bracket.open, bracket.inner_begin + length,
                names);
    }
  }
  for (const NamingWords& words : FindNamingWords(text)) {
    const std::string_view before = Trim(text.substr(0, words.begin));
    const auto end = static_cast<std::uint32_t>(before.data() + before.size() - text.data());
    if (before.empty() || before.ends_with('(') || before.ends_with("（")) continue;
    std::uint32_t comma = 0;
    for (std::string_view mark : kCommas) {
      if (before.ends_with(mark)) comma = static_cast<std::uint32_t>(mark.size());
    }
    // Inside a run of Han only a quoted name is surely one: 又称「…」.
    if (comma == 0 && (words.after_comma || !OpensQuotation(text.substr(words.end)))) continue;
    AddNaming(text, end - comma, words.end, names);
  }
  return names;
}

}  // namespace tanxun
