// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/pinyin_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/pinyin.h"
#include "indexer/schema/file_stem.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

// A sound with its kind before it.
std::string KeyOf(SoundKind kind, std::string_view sound) {
  return (kind == SoundKind::kFull ? "f" : "i") + std::string(sound);
}

}  // namespace

std::vector<std::string> NamesOfTag(std::string_view tag) {
  std::vector<std::string> names;
  while (!tag.empty()) {
    const std::size_t end = std::min(tag.find('/'), tag.size());
    if (end > 0) names.emplace_back(tag.substr(0, end));
    tag.remove_prefix(std::min(end + 1, tag.size()));
  }
  return names;
}

std::vector<std::string> SoundedNames(const StoredSource& source) {
  std::vector<std::string> names{source.title, source.subject};
  if (source.record.empty()) names.emplace_back(FileStem(source.path));
  names.insert(names.end(), source.aliases.begin(), source.aliases.end());
  for (const Alias& pair : source.names) {
    names.push_back(pair.name);
    names.push_back(pair.other);
  }
  for (const std::string& tag : source.tags) {
    for (std::string& name : NamesOfTag(tag)) names.push_back(std::move(name));
  }
  return names;
}

std::string PinyinNames::Build(const std::vector<StoredSource>& sources) {
  std::set<std::string> names;
  for (const StoredSource& source : sources) {
    for (const std::string& name : SoundedNames(source)) names.insert(NameKey(name));
  }
  std::map<std::string, std::vector<std::string_view>> by_sound;
  for (const std::string& name : names) {
    const NameSounds sounds = SoundsOf(name);
    const auto add = [&](SoundKind kind, const std::string& sound) {
      std::vector<std::string_view>& list = by_sound[KeyOf(kind, sound)];
      if (list.size() < kNamesOfSound) list.push_back(name);
    };
    for (const std::string& sound : sounds.full) add(SoundKind::kFull, sound);
    for (const std::string& sound : sounds.initials) add(SoundKind::kInitials, sound);
  }
  if (by_sound.empty()) return "";
  RecordTableWriter table(1);
  for (const auto& [sound, list] : by_sound) {
    RecordWriter out;
    out.Text(sound);
    out.Number(list.size());
    for (const std::string_view name : list) out.Text(name);
    table.Add(0, out.bytes());
  }
  return std::move(table).Take();
}

PinyinNames::PinyinNames(PagedBytes bytes) : records_(std::move(bytes), 1) {}

std::vector<std::string> PinyinNames::Find(SoundKind kind, std::string_view sound) const {
  RecordReader in(records_.Find(0, KeyOf(kind, sound)));
  in.Text();
  std::vector<std::string> names;
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) names.emplace_back(in.Text());
  return names;
}

}  // namespace tanxun
