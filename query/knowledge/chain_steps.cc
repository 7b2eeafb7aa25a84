// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/chain_steps.h"

#include <utility>

#include "query/search/chain_walk.h"

namespace tanxun {

ChainStep StepOf(const ChainTable& chain, std::uint32_t link) {
  ChainStep step;
  step.from = chain.Node(chain.Giver(link)).name;
  step.to = chain.Node(chain.Taker(link)).name;
  for (ChainStatement& statement : chain.Statements(link)) {
    ChainEvidence& evidence = step.evidence.emplace_back();
    evidence.relation = std::move(statement.relation);
    evidence.detail = std::move(statement.detail);
    evidence.from_stage = std::move(statement.from_stage);
    evidence.to_stage = std::move(statement.to_stage);
    evidence.as_of = statement.as_of;
    evidence.form = statement.form;
    evidence.where = {std::move(statement.path), std::move(statement.record), statement.line};
  }
  return step;
}

ChainNeighbours NeighboursOf(const IndexReader& reader, std::uint32_t entity) {
  ChainNeighbours neighbours;
  const ChainTable& chain = reader.chain();
  const auto node = chain.OfEntity(entity);
  if (!node.has_value()) return neighbours;
  for (const WalkedLink& walked : LinksFrom(chain, *node, Direction::kUpstream)) {
    neighbours.suppliers.push_back(StepOf(chain, walked.link));
  }
  for (const WalkedLink& walked : LinksFrom(chain, *node, Direction::kDownstream)) {
    neighbours.customers.push_back(StepOf(chain, walked.link));
  }
  return neighbours;
}

}  // namespace tanxun
