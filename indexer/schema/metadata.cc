// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/schema/record.h"

namespace tanxun {
namespace {

constexpr std::size_t kEntryBytes = 8;  // Character and count, 4 bytes each.

void PutTexts(RecordWriter& out, const std::vector<std::string>& texts) {
  out.Number(texts.size());
  for (const std::string& text : texts) out.Text(text);
}

std::vector<std::string> TakeTexts(RecordReader& in) {
  std::vector<std::string> texts;
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) texts.emplace_back(in.Text());
  return texts;
}

void PutCollection(RecordWriter& out, const Collection& collection) {
  out.Text(collection.name);
  out.Text(collection.root);
  PutTexts(out, collection.files);
  PutTexts(out, collection.globs);
  out.Number(collection.hidden);
  out.Number(collection.use_ignore_files);
  out.Number(collection.follow_links);
  out.Number(collection.max_file_bytes);
  out.Text(collection.encoding);
  PutTexts(out, collection.kinds);
}

Collection TakeCollection(RecordReader& in) {
  Collection collection;
  collection.name = in.Text();
  collection.root = in.Text();
  collection.files = TakeTexts(in);
  collection.globs = TakeTexts(in);
  collection.hidden = in.Below(2) == 1;
  collection.use_ignore_files = in.Below(2) == 1;
  collection.follow_links = in.Below(2) == 1;
  collection.max_file_bytes = in.Number();
  collection.encoding = in.Text();
  collection.kinds = TakeTexts(in);
  return collection;
}

std::uint32_t WordAt(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

void PutWord(std::uint32_t value, std::string& out) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i));
}

}  // namespace

const Collection* FindCollection(const std::vector<Collection>& collections,
                                 std::string_view name) {
  for (const Collection& collection : collections) {
    if (collection.name == name) return &collection;
  }
  return nullptr;
}

std::string Encode(const IndexState& state) {
  RecordWriter out;
  out.Number(state.revision);
  out.Text(state.updated);
  out.Number(state.sources);
  out.Number(state.passages);
  out.Number(state.facts);
  out.Number(state.entities);
  out.Number(state.total_length);
  out.Number(state.packed_bytes);
  out.Number(state.collections.size());
  for (const Collection& collection : state.collections) PutCollection(out, collection);
  out.Text(state.token_filter);
  PutTexts(out, state.readers);
  return std::move(out).Take();
}

std::optional<IndexState> DecodeState(std::string_view bytes) {
  RecordReader in = RecordReader::Checked(bytes);
  IndexState state;
  state.revision = in.Number();
  state.updated = in.Text();
  state.sources = in.Number();
  state.passages = in.Number();
  state.facts = in.Number();
  state.entities = in.Number();
  state.total_length = in.Number();
  state.packed_bytes = in.Number();
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i)
    state.collections.push_back(TakeCollection(in));
  state.token_filter = in.Text();
  state.readers = TakeTexts(in);
  if (!in.Finished()) return std::nullopt;
  return state;
}

IndexInfo InfoOf(const IndexState& state) {
  IndexInfo info;
  info.revision = state.revision;
  info.updated = state.updated;
  info.sources = state.sources;
  info.passages = state.passages;
  info.facts = state.facts;
  info.entities = state.entities;
  for (const Collection& collection : state.collections) {
    info.collections[collection.name] = collection.root;
  }
  return info;
}

namespace {

Error Missing(std::string_view what, std::string_view made_with, std::string_view given) {
  const auto shown = [](std::string_view name) {
    return name.empty() ? std::string("none") : std::string(name);
  };
  return {ErrorCode::kExtensionMissing,
          fmt::format("the index was made with another {}: {}, and {} is given; give that one, or "
                      "make the index anew",
                      what, shown(made_with), shown(given))};
}

}  // namespace

Result<void> CheckTokenFilter(const IndexState& state, std::string_view name) {
  if (state.token_filter == name) return {};
  return Missing("token filter", state.token_filter, name);
}

std::vector<std::string> ReaderNames(const Extensions& extensions) {
  std::vector<std::string> names;
  for (const CustomReader& reader : extensions.readers) names.push_back(reader.name);
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> CheckExtensions(const IndexState& state, const Extensions& extensions) {
  TANXUN_TRY(CheckTokenFilter(state, extensions.filter.name));
  const std::vector<std::string> given = ReaderNames(extensions);
  if (state.readers == given) return {};
  return Missing("set of readers", fmt::format("{}", fmt::join(state.readers, ", ")),
                 fmt::format("{}", fmt::join(given, ", ")));
}

std::uint32_t CharacterCounts::Of(char32_t character) const {
  std::size_t low = 0;
  std::size_t high = bytes_.size() / kEntryBytes;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::uint32_t found = WordAt(bytes_, middle * kEntryBytes);
    if (found == character) return WordAt(bytes_, middle * kEntryBytes + 4);
    if (found < character) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 0;
}

std::map<char32_t, std::uint32_t> CharacterCounts::All() const {
  std::map<char32_t, std::uint32_t> counts;
  for (std::size_t at = 0; at + kEntryBytes <= bytes_.size(); at += kEntryBytes) {
    counts[WordAt(bytes_, at)] = WordAt(bytes_, at + 4);
  }
  return counts;
}

std::string CharacterCounts::Encode(const std::map<char32_t, std::uint32_t>& counts) {
  std::string bytes;
  for (const auto& [character, count] : counts) {
    if (count == 0) continue;
    PutWord(static_cast<std::uint32_t>(character), bytes);
    PutWord(count, bytes);
  }
  return bytes;
}

}  // namespace tanxun
