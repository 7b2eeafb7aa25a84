// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/pinyin.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/parts.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/pinyin.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestName = 12;    // In units.
constexpr std::size_t kLongestBytes = 200;  // Longer texts are not looked at.
constexpr std::size_t kMostReadings = 16;   // Of one name.

using Readings = std::vector<std::string>;

const std::unordered_map<std::string, Readings>& SeveralReadings() {
  static const std::unordered_map<std::string, Readings> kReadings = [] {
    std::unordered_map<std::string, Readings> readings;
    for (const auto& row : TsvRows(LexiconFile("pinyin.tsv"))) {
      for (std::string_view reading : TsvEntries(row[1])) {
        readings[std::string(row[0])].emplace_back(reading);
      }
    }
    return readings;
  }();
  return kReadings;
}

// The usual one first.
Readings ReadingsOf(const std::string& character) {
  Readings readings;
  const std::string_view usual = PinyinOf(CodePointAt(character, 0).value);
  if (!usual.empty()) readings.emplace_back(usual);
  const auto several = SeveralReadings().find(character);
  if (several == SeveralReadings().end()) return readings;
  for (const std::string& reading : several->second) {
    if (reading != usual) readings.push_back(reading);
  }
  return readings;
}

bool IsPlain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

// Letters and digits of a word or code; empty where there are others.
std::string PlainText(const Unit& unit) {
  std::string plain;
  for (const std::string& part : PartsOf(unit.text)) plain += part;
  return IsPlain(plain) ? plain : "";
}

struct Sound {
  std::string full;
  std::string initials;
};

}  // namespace

NameSounds SoundsOf(std::string_view name) {
  if (name.size() > kLongestBytes) return {};
  const std::vector<Unit> units = SplitUnits(name);
  const auto han = std::count_if(units.begin(), units.end(),
                                 [](const Unit& unit) { return unit.kind == UnitKind::kHan; });
  if (han < 2 || units.size() > kLongestName) return {};
  std::vector<Sound> sounds(1);
  for (const Unit& unit : units) {
    Readings readings;
    if (unit.kind == UnitKind::kHan) {
      readings = ReadingsOf(unit.text);
    } else if (std::string plain = PlainText(unit); !plain.empty()) {
      readings.push_back(std::move(plain));
    }
    if (readings.empty()) return {};
    std::vector<Sound> longer;
    // By reading, so that where there are too many the usual ones stay.
    for (const std::string& reading : readings) {
      for (const Sound& sound : sounds) {
        if (longer.size() == kMostReadings) break;
        const bool is_han = unit.kind == UnitKind::kHan;
        longer.push_back(
            {sound.full + reading, sound.initials + (is_han ? reading.substr(0, 1) : reading)});
      }
    }
    sounds = std::move(longer);
  }
  std::set<std::string> full;
  std::set<std::string> initials;
  for (Sound& sound : sounds) {
    full.insert(std::move(sound.full));
    initials.insert(std::move(sound.initials));
  }
  return {{full.begin(), full.end()}, {initials.begin(), initials.end()}};
}

std::string SoundKey(const std::vector<Unit>& words) {
  std::string key;
  for (const Unit& word : words) {
    if (word.kind == UnitKind::kHan || word.kind == UnitKind::kEmoji) return "";
    const std::string plain = PlainText(word);
    if (plain.empty()) return "";
    for (const char c : plain) {
      const bool is_umlaut = c == 'v' && !key.empty() && (key.back() == 'l' || key.back() == 'n');
      key += is_umlaut ? 'u' : c;
    }
  }
  return key;
}

}  // namespace tanxun
