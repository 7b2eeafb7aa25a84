// SPDX-License-Identifier: GPL-2.0-or-later
// The reading half of ChainTable.
#include "indexer/schema/chain.h"

#include <cstring>

#include "indexer/analysis/terms.h"
#include "indexer/schema/chain_format.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

std::uint64_t NumberAt(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

}  // namespace

ChainTable::ChainTable(std::string_view bytes) {
  if (bytes.size() < kChainDigestBytes + 4 * kChainCounts) return;
  if (NumberAt(bytes, 0, kChainDigestBytes) != Digest(bytes.substr(kChainDigestBytes))) return;
  bytes_ = bytes;
  nodes_ = Word(0);
  links_ = Word(1);
  entities_ = Word(2);
}

std::uint32_t ChainTable::Word(std::size_t index) const {
  return static_cast<std::uint32_t>(NumberAt(bytes_, kChainDigestBytes + 4 * index, 4));
}

std::string_view ChainTable::Record(std::size_t index) const {
  const ChainLayout layout{nodes_, links_, Word(3)};
  const std::size_t begin = layout.records() + Word(index);
  return begin <= bytes_.size() ? bytes_.substr(begin) : std::string_view();
}

ChainNode ChainTable::Node(std::uint32_t node) const {
  ChainNode found;
  if (node >= nodes_) return found;
  RecordReader in(Record(ChainLayout{nodes_, links_, Word(3)}.node_offsets() + node));
  found.name = in.Text();
  found.key = in.Text();
  if (node < entities_) found.entity = static_cast<std::uint32_t>(in.Number());
  return found;
}

std::optional<std::uint32_t> ChainTable::OfEntity(std::uint32_t entity) const {
  std::uint32_t low = 0;
  std::uint32_t high = entities_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::uint32_t found = Node(middle).entity.value_or(0);
    if (found == entity) return middle;
    (found < entity ? low : high) = found < entity ? middle + 1 : middle;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> ChainTable::OfKey(std::string_view key) const {
  std::uint32_t low = entities_;
  std::uint32_t high = nodes_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string found = Node(middle).key;
    if (found == key) return middle;
    (found < key ? low : high) = found < key ? middle + 1 : middle;
  }
  return std::nullopt;
}

std::uint32_t ChainTable::Giver(std::uint32_t link) const {
  return Word(ChainLayout{nodes_, links_}.givers() + link);
}

std::uint32_t ChainTable::Taker(std::uint32_t link) const {
  return Word(ChainLayout{nodes_, links_}.takers() + link);
}

std::uint32_t ChainTable::OutBegin(std::uint32_t node) const {
  return Word(ChainLayout{nodes_, links_}.outward() + node);
}

std::uint32_t ChainTable::InBegin(std::uint32_t node) const {
  return Word(ChainLayout{nodes_, links_}.inward() + node);
}

std::uint32_t ChainTable::InLink(std::uint32_t index) const {
  return Word(ChainLayout{nodes_, links_}.inward_links() + index);
}

std::vector<ChainStatement> ChainTable::Statements(std::uint32_t link) const {
  std::vector<ChainStatement> statements;
  if (link >= links_) return statements;
  const ChainLayout layout{nodes_, links_, Word(3)};
  RecordReader in(Record(layout.link_offsets() + link));
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    ChainStatement& statement = statements.emplace_back();
    const std::uint64_t source = in.Number();
    for (std::string* text :
         {&statement.relation, &statement.detail, &statement.from_stage, &statement.to_stage}) {
      *text = in.Text();
    }
    statement.line = static_cast<std::uint32_t>(in.Number());
    Date& date = statement.as_of.date;
    for (int* part : {&date.year, &date.month, &date.day}) *part = static_cast<int>(in.Number());
    statement.as_of.origin =
        static_cast<AsOfOrigin>(in.Below(static_cast<std::uint32_t>(AsOfOrigin::kFile) + 1));
    statement.form =
        static_cast<FactForm>(in.Below(static_cast<std::uint32_t>(FactForm::kProse) + 1));
    if (source >= layout.sources) break;
    RecordReader where(Record(layout.source_offsets() + source));
    statement.path = where.Text();
    statement.record = where.Text();
    statement.collection = where.Text();
  }
  if (!in.ok()) statements.clear();
  return statements;
}

}  // namespace tanxun
