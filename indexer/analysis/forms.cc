// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/forms.h"

#include <xapian.h>

#include <algorithm>
#include <unordered_map>

#include "indexer/analysis/parts.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxParts = 8;
constexpr std::size_t kMaxStemmed = 32;  // No English word is longer.
constexpr std::size_t kMaxCachedStems = 32768;

enum class Spelling { kEnglish, kForeign, kCode };

Spelling SpellingOf(std::string_view form) {
  bool ascii = true;
  for (std::size_t at = 0; at < form.size();) {
    const auto byte = static_cast<unsigned char>(form[at]);
    if (byte < 0x80) {
      if (!(byte >= 'a' && byte <= 'z') && byte != '\'') return Spelling::kCode;
      ++at;
      continue;
    }
    ascii = false;
    const Character c = CharacterAt(form, at);
    if (c.cls != CharClass::kLetter && c.cls != CharClass::kMark) return Spelling::kCode;
    at += c.length;
  }
  return ascii ? Spelling::kEnglish : Spelling::kForeign;
}

// Xapian's stemmers are for one thread each, and a text uses few words often.
const std::string& StemOf(const std::string& word) {
  thread_local const Xapian::Stem stem("english");
  thread_local std::unordered_map<std::string, std::string> cache;
  const auto found = cache.find(word);
  if (found != cache.end()) return found->second;
  if (cache.size() >= kMaxCachedStems) cache.clear();
  return cache.emplace(word, stem(word)).first->second;
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

std::string_view CutToTerm(std::string_view text) {
  return text.substr(0, FloorBoundary(text, kMaxTermText));
}

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

FormTerms TermsOfForm(std::string_view form) {
  const std::string text(CutToTerm(form));
  const Spelling spelling = SpellingOf(text);
  if (spelling == Spelling::kCode) return {{}, "E" + text};
  if (spelling == Spelling::kForeign || text.size() > kMaxStemmed) return {"Z" + text, {}};
  const std::string& stem = StemOf(text);
  if (stem == text) return {"Z" + text, {}};
  return {"Z" + stem, "E" + text};
}

}  // namespace tanxun
