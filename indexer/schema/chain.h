// SPDX-License-Identifier: GPL-2.0-or-later
// Who gives to whom: the edges of all sources as one graph. Built at commit, read without parsing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/names.h"
#include "indexer/schema/stored.h"

namespace tanxun {

struct ChainNode {
  std::string name;                     // The entity's, else as first written.
  std::string key;                      // NameKey(name).
  std::optional<std::uint32_t> entity;  // In the name table.
};

// One statement of a link, as a source makes it.
struct ChainStatement {
  std::string path;
  std::string record;
  std::string collection;
  std::uint32_t line = 0;
  std::string relation;
  std::string detail;
  std::string from_stage;
  std::string to_stage;
  AsOf as_of;
  FactForm form = FactForm::kLink;
};

// Nodes and links have numbers. A name is its entity's node where only one entity claims it, else
// one of its own.
class ChainTable {
 public:
  // The bytes to store; `names` is of the same sources. Order of `sources` does not matter.
  static std::string Build(const std::vector<StoredSource>& sources, const NameTable& names);

  ChainTable() = default;
  // `bytes` must outlive the table. Damaged bytes give an empty table.
  explicit ChainTable(std::string_view bytes);

  std::uint32_t nodes() const { return nodes_; }
  std::uint32_t links() const { return links_; }

  std::optional<std::uint32_t> OfEntity(std::uint32_t entity) const;
  // The node of a name that is no entity's alone; key is a NameKey().
  std::optional<std::uint32_t> OfKey(std::string_view key) const;
  ChainNode Node(std::uint32_t node) const;

  std::uint32_t Giver(std::uint32_t link) const;
  std::uint32_t Taker(std::uint32_t link) const;
  // Links that begin at a node are those from OutBegin(node) to OutBegin(node + 1), by their
  // taker's number. Links that end there are InLink(i) for i from InBegin(node) to InBegin(node +
  // 1), by their giver's.
  std::uint32_t OutBegin(std::uint32_t node) const;
  std::uint32_t InBegin(std::uint32_t node) const;
  std::uint32_t InLink(std::uint32_t index) const;
  // Newest first, those that say no date last; then by path, record and line.
  std::vector<ChainStatement> Statements(std::uint32_t link) const;

 private:
  std::uint32_t Word(std::size_t index) const;
  std::string_view Record(std::size_t index) const;

  std::string_view bytes_;
  std::uint32_t nodes_ = 0;
  std::uint32_t links_ = 0;
  std::uint32_t entities_ = 0;  // The first nodes, by entity; those after them by key.
};

}  // namespace tanxun
