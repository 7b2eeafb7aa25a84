// SPDX-License-Identifier: GPL-2.0-or-later
// The building half of ChainTable: edges of all sources, their ends resolved, in an order of its
// own.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/chain.h"
#include "indexer/schema/chain_format.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

void PutWord(std::uint64_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

auto PlaceOf(const StoredSource& source) {
  return std::tie(source.path, source.record, source.collection);
}

struct Statement {
  std::uint32_t source = 0;
  const Edge* edge = nullptr;
};

// A file's own time is not what its text says.
Date StatedDate(const Edge& edge) {
  return edge.as_of.origin == AsOfOrigin::kFile ? Date{} : edge.as_of.date;
}

// Newest first, undated last; the rest makes the order whole.
bool ComesBefore(const Statement& a, const Statement& b) {
  const Date left = StatedDate(*a.edge);
  const Date right = StatedDate(*b.edge);
  if (left != right) return left > right;
  const auto rest = [](const Statement& s) {
    return std::tie(s.source, s.edge->line, s.edge->relation, s.edge->detail, s.edge->from_stage,
                    s.edge->to_stage);
  };
  return rest(a) < rest(b);
}

// Whom a name means: the one entity that claims it, or nobody but the name.
struct NodeKey {
  bool is_entity = false;
  std::uint32_t entity = 0;
  std::string key;
  // Entities first, as the reader halves them.
  bool operator<(const NodeKey& other) const {
    if (is_entity != other.is_entity) return is_entity;
    return is_entity ? entity < other.entity : key < other.key;
  }
  bool operator==(const NodeKey& other) const {
    return is_entity == other.is_entity && entity == other.entity && key == other.key;
  }
};

NodeKey KeyOf(const std::string& name, const NameTable& names) {
  std::string key = NameKey(name);
  const std::vector<std::uint32_t> ids = names.Find(key);
  if (ids.size() == 1) return {true, ids.front(), {}};
  return {false, 0, std::move(key)};
}

class ChainBuilder {
 public:
  ChainBuilder(const std::vector<StoredSource>& sources, const NameTable& names) : names_(names) {
    for (const StoredSource& source : sources) {
      if (!source.edges.empty()) sources_.push_back(&source);
    }
    std::sort(sources_.begin(), sources_.end(), [](const StoredSource* a, const StoredSource* b) {
      return PlaceOf(*a) < PlaceOf(*b);
    });
  }

  std::string Build() {
    for (std::uint32_t source = 0; source < sources_.size(); ++source) {
      for (const Edge& edge : sources_[source]->edges) {
        const NodeKey from = KeyOf(edge.from, names_);
        const NodeKey to = KeyOf(edge.to, names_);
        if (from == to) continue;  // Two names of one thing.
        nodes_.try_emplace(from, edge.from);
        nodes_.try_emplace(to, edge.to);
        links_[{from, to}].push_back({source, &edge});
      }
    }
    return Encode();
  }

 private:
  std::string Encode() {
    std::map<NodeKey, std::uint32_t> numbers;
    std::uint32_t entities = 0;
    for (const auto& [key, name] : nodes_) {
      numbers.emplace(key, static_cast<std::uint32_t>(numbers.size()));
      entities += key.is_entity ? 1 : 0;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (const auto& [link, statements] : links_) {
      ends.emplace_back(numbers.at(link.first), numbers.at(link.second));
    }
    std::string words;
    for (const std::size_t count :
         {nodes_.size(), links_.size(), std::size_t{entities}, sources_.size()}) {
      PutWord(count, 4, words);
    }
    for (const auto& [giver, taker] : ends) PutWord(giver, 4, words);
    for (const auto& [giver, taker] : ends) PutWord(taker, 4, words);
    PutOutward(ends, words);
    PutInward(ends, words);
    const std::string records = PutRecords(words);
    const std::string rest = words + records;
    std::string bytes;
    PutWord(Digest(rest), kChainDigestBytes, bytes);
    return bytes + rest;
  }

  using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

  void PutOutward(const Ends& ends, std::string& words) const {
    std::size_t link = 0;
    for (std::uint32_t node = 0; node <= nodes_.size(); ++node) {
      while (link < ends.size() && ends[link].first < node) ++link;
      PutWord(link, 4, words);
    }
  }

  void PutInward(const Ends& ends, std::string& words) const {
    std::vector<std::uint32_t> order(ends.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(ends[a].second, ends[a].first) < std::tie(ends[b].second, ends[b].first);
    });
    std::size_t at = 0;
    for (std::uint32_t node = 0; node <= nodes_.size(); ++node) {
      while (at < order.size() && ends[order[at]].second < node) ++at;
      PutWord(at, 4, words);
    }
    for (const std::uint32_t link : order) PutWord(link, 4, words);
  }

  // Adds the offsets to `words`.
  std::string PutRecords(std::string& words) {
    std::string records;
    const auto begin_record = [&] { PutWord(records.size(), 4, words); };
    for (const auto& [key, written] : nodes_) {
      begin_record();
      const std::string name = key.is_entity ? names_.Get(key.entity).name : written;
      RecordWriter out;
      out.Text(name);
      out.Text(key.is_entity ? NameKey(name) : key.key);
      if (key.is_entity) out.Number(key.entity);
      records += out.bytes();
    }
    for (auto& [link, statements] : links_) {
      begin_record();
      std::sort(statements.begin(), statements.end(), ComesBefore);
      RecordWriter out;
      out.Number(statements.size());
      for (const Statement& statement : statements) PutStatement(statement, out);
      records += out.bytes();
    }
    for (const StoredSource* source : sources_) {
      begin_record();
      RecordWriter out;
      out.Text(source->path);
      out.Text(source->record);
      out.Text(source->collection);
      records += out.bytes();
    }
    return records;
  }

  static void PutStatement(const Statement& statement, RecordWriter& out) {
    const Edge& edge = *statement.edge;
    out.Number(statement.source);
    for (const std::string* text :
         {&edge.relation, &edge.detail, &edge.from_stage, &edge.to_stage}) {
      out.Text(*text);
    }
    out.Number(edge.line);
    const Date& date = edge.as_of.date;
    for (const int part : {date.year, date.month, date.day}) {
      out.Number(static_cast<std::uint64_t>(part));
    }
    out.Number(static_cast<std::uint64_t>(edge.as_of.origin));
    out.Number(static_cast<std::uint64_t>(edge.form));
  }

  const NameTable& names_;
  std::vector<const StoredSource*> sources_;
  std::map<NodeKey, std::string> nodes_;  // And how the first source writes it.
  std::map<std::pair<NodeKey, NodeKey>, std::vector<Statement>> links_;
};

}  // namespace

std::string ChainTable::Build(const std::vector<StoredSource>& sources, const NameTable& names) {
  return ChainBuilder(sources, names).Build();
}

}  // namespace tanxun
