// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/forms.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/parts.h"
#include "indexer/analysis/stems.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxParts = 8;

bool IsOfLetters(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const auto byte = static_cast<unsigned char>(form[at]);
    if (byte < 0x80) {
      if (!(byte >= 'a' && byte <= 'z') && byte != '\'') return false;
      ++at;
      continue;
    }
    const Character c = CharacterAt(form, at);
    if (c.cls != CharClass::kLetter && c.cls != CharClass::kMark) return false;
    at += c.length;
  }
  return true;
}

FormWords WordsOfLetters(std::string_view word) {
  const std::string_view stem = StemOf(word);
  return {stem, stem.data() == word.data() ? std::string_view() : word};
}

// 2024-01-15, which is also written 20240115.
bool IsDate(const std::vector<std::string>& parts) {
  return parts.size() == 3 && parts[0].size() == 4 && parts[1].size() == 2 && parts[2].size() == 2;
}

bool HasLetter(const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
    const Part scanned = ScanPart(part, 0, 0);
    return scanned.letters;
  });
}

}  // namespace

std::vector<Form> FormsOf(const Unit& unit) {
  if (unit.kind != UnitKind::kCode) return {{FormRole::kOnly, unit.text}};
  const std::vector<std::string> parts = PartsOf(unit.text);
  if (parts.size() == 1 && parts[0] == unit.text) return {{FormRole::kOnly, unit.text}};
  std::vector<Form> forms;
  const bool few = parts.size() <= kMaxParts;
  if (few) forms.push_back({FormRole::kWhole, unit.text});
  for (const std::string& part : parts) forms.push_back({FormRole::kPart, part});
  if (!few || parts.size() < 2) return forms;
  for (std::size_t i = 0; i + 1 < parts.size() && parts.size() > 2; ++i) {
    if (OftenJoined(parts[i], parts[i + 1])) {
      forms.push_back({FormRole::kPair, parts[i] + parts[i + 1]});
    }
  }
  if (HasLetter(parts) || IsDate(parts)) {
    Form joined{FormRole::kJoined, {}};
    for (const std::string& part : parts) joined.text += part;
    // c++17 is written without a joint already.
    if (joined.text != unit.text) forms.push_back(std::move(joined));
  }
  return forms;
}

FormWords WordsOfForm(std::string_view form) {
  const std::string_view text = CutToTerm(form);
  return IsOfLetters(text) ? WordsOfLetters(text) : FormWords{{}, text};
}

FormWords WordsOfPlainUnit(const Unit& unit) {
  const std::string_view text = CutToTerm(unit.text);
  return unit.kind == UnitKind::kWord ? WordsOfLetters(text) : FormWords{{}, text};
}

FormTerms TermsOfForm(std::string_view form) {
  const FormWords words = WordsOfForm(form);
  FormTerms terms;
  if (!words.stem.empty() || words.exact.empty()) terms.stem.append("Z").append(words.stem);
  if (!words.exact.empty()) terms.exact.append("E").append(words.exact);
  return terms;
}

}  // namespace tanxun
