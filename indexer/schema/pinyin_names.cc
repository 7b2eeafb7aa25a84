// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/pinyin_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/pinyin.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/file_stem.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

// A digest of the rest, the number of records, their offsets, the records: a sound with its kind
// before it, then its names.
constexpr std::size_t kDigestBytes = 8;
constexpr std::size_t kHeaderBytes = kDigestBytes + 4;

void PutWord(std::uint64_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

std::uint64_t WordAt(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

std::string KeyOf(SoundKind kind, std::string_view sound) {
  return (kind == SoundKind::kFull ? "f" : "i") + std::string(sound);
}

// Whether all `count` offsets are there.
bool IsSound(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes) return false;
  const std::size_t count = WordAt(bytes, kDigestBytes, 4);
  return count <= (bytes.size() - kHeaderBytes) / 4 &&
         WordAt(bytes, 0, kDigestBytes) == Digest(bytes.substr(kDigestBytes));
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
  std::string offsets;
  std::string records;
  for (const auto& [sound, list] : by_sound) {
    PutWord(records.size(), 4, offsets);
    RecordWriter out;
    out.Text(sound);
    out.Number(list.size());
    for (const std::string_view name : list) out.Text(name);
    records += out.bytes();
  }
  std::string rest;
  PutWord(by_sound.size(), 4, rest);
  rest += offsets + records;
  std::string bytes;
  PutWord(Digest(rest), kDigestBytes, bytes);
  return bytes + rest;
}

PinyinNames::PinyinNames(std::string_view bytes) {
  if (IsSound(bytes)) bytes_ = bytes;
}

std::vector<std::string> PinyinNames::Find(SoundKind kind, std::string_view sound) const {
  std::vector<std::string> names;
  if (bytes_.empty()) return names;
  const std::string key = KeyOf(kind, sound);
  std::size_t low = 0;
  std::size_t high = WordAt(bytes_, kDigestBytes, 4);
  const std::size_t records = kHeaderBytes + 4 * high;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t begin = records + WordAt(bytes_, kHeaderBytes + 4 * middle, 4);
    RecordReader in(begin <= bytes_.size() ? bytes_.substr(begin) : std::string_view());
    const std::string_view found = in.Text();
    if (found == key) {
      const std::size_t count = in.Count();
      for (std::size_t i = 0; i < count && in.ok(); ++i) names.emplace_back(in.Text());
      return names;
    }
    if (found < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return names;
}

}  // namespace tanxun
