// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/entity_card.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/schema/fields.h"
#include "query/knowledge/chain_steps.h"
#include "query/knowledge/named_sources.h"
#include "query/knowledge/status_history.h"
#include "query/search/matcher.h"
#include "query/search/phrase_query.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostNames = 20;  // That are looked for in texts.
constexpr std::size_t kMostMentions =
    100;  // That are counted: names of several words are looked for in text.
constexpr std::size_t kMostBacklinks = 10'000;

// Each line once, all of them counted, the first ones kept.
template <typename Stated>
void SettlePlaces(int limit, std::vector<Stated>& list) {
  for (Stated& stated : list) {
    auto& places = stated.places;
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    stated.count = places.size();
    places.resize(std::min(places.size(), static_cast<std::size_t>(limit)));
  }
}

class CardMaker {
 public:
  CardMaker(const IndexReader& reader, const Entity& entity, const EntityRequest& request)
      : reader_(reader),
        entity_(entity),
        request_(request),
        keys_(KeysOf(entity)),
        sources_(SourcesNaming(reader, keys_)) {
    card_.name = entity.name;
    for (const std::string& name : entity.names) {
      names_of_.emplace(NameKey(name), card_.names.size());
      card_.names.push_back({name, {}, {}, 0, {}});
    }
    for (const std::string& ticker : entity.tickers) card_.tickers.push_back({ticker, {}, 0});
  }

  EntityCard Make() {
    for (const StoredSource& source : sources_) {
      AddNames(source);
      AddTickers(source);
      AddStatuses(source);
      AddTies(source);
    }
    card_.statuses =
        MakeHistory(std::move(statuses_), static_cast<std::size_t>(request_.statements));
    SettlePlaces(request_.statements, card_.names);
    SettlePlaces(request_.statements, card_.tickers);
    SettlePlaces(request_.statements, card_.parts);
    SettlePlaces(request_.statements, card_.part_of);
    AddFacts();
    AddRelatives();
    AddNeighbours();
    AddBacklinks();
    AddMentions();
    return std::move(card_);
  }

 private:
  bool IsMe(const std::string& name) const { return keys_.contains(NameKey(name)); }

  static SourceLine LineOf(const StoredSource& source, std::uint32_t line) {
    return {source.path, source.record, line};
  }

  void SayName(const std::string& name, const std::string& statement, SourceLine where) {
    const auto [first, end] = names_of_.equal_range(NameKey(name));
    for (auto at = first; at != end; ++at) {
      EntityName& known = card_.names[at->second];
      auto& statements = known.statements;
      if (std::find(statements.begin(), statements.end(), statement) == statements.end()) {
        statements.push_back(statement);
      }
      known.places.push_back(where);
    }
  }

  void AddNames(const StoredSource& source) {
    if (IsMe(source.subject)) {
      card_.notes.push_back(LineOf(source, 1));
      SayName(source.subject, "title", LineOf(source, 1));
    }
    for (const Alias& pair : source.names) {
      if (!IsMe(pair.name) || !IsMe(pair.other)) continue;
      // A note's title is said once; a bracket says both names.
      if (NameKey(pair.name) != NameKey(source.subject)) {
        SayName(pair.name, pair.statement, LineOf(source, pair.line));
      }
      SayName(pair.other, pair.statement, LineOf(source, pair.line));
    }
  }

  void AddTickers(const StoredSource& source) {
    for (const TickerMention& mention : source.tickers) {
      if (!IsMe(mention.subject)) continue;
      for (EntityTicker& known : card_.tickers) {
        if (known.ticker != mention.ticker) continue;
        known.places.push_back(LineOf(source, mention.line));
      }
    }
  }

  void AddStatuses(const StoredSource& source) {
    for (const StatusMention& status : source.statuses) {
      if (IsMe(status.subject)) {
        statuses_.push_back({status, LineOf(source, status.line)});
      }
    }
  }

  static void AddTie(const std::string& name, SourceLine where, std::vector<EntityTie>& ties) {
    const std::string key = NameKey(name);
    auto known = std::find_if(ties.begin(), ties.end(),
                              [&](const EntityTie& tie) { return NameKey(tie.name) == key; });
    if (known == ties.end()) known = ties.insert(ties.end(), {name, {}, 0});
    known->places.push_back(std::move(where));
  }

  void AddTies(const StoredSource& source) {
    for (const Alias& part : source.parts) {
      if (IsMe(part.name) && !IsMe(part.other)) {
        AddTie(part.other, LineOf(source, part.line), card_.parts);
      }
      if (IsMe(part.other) && !IsMe(part.name)) {
        AddTie(part.name, LineOf(source, part.line), card_.part_of);
      }
    }
  }

  // One more than is shown tells whether there are more.
  std::size_t WantedFacts() const { return static_cast<std::size_t>(request_.facts) + 1; }

  void KeepFacts(FactRows rows, std::set<std::pair<std::string, Span>>& seen) {
    for (FactRow& row : rows) {
      for (Fact& fact : row) {
        if (card_.facts.size() == WantedFacts()) return;
        if (!IsMe(fact.subject)) continue;
        const std::string name =
            fmt::format("{}#{}#{}", fact.where.path, fact.where.record, fact.attribute);
        if (seen.emplace(name, fact.where.span).second) card_.facts.push_back(std::move(fact));
      }
    }
  }

  void AddFacts() {
    std::set<std::pair<std::string, Span>> seen;
    for (const StoredSource& source : sources_) {
      if (card_.facts.size() == WantedFacts()) break;
      if (IsMe(source.subject)) KeepFacts(reader_.FactsOf(source, WantedFacts()), seen);
    }
    for (const std::string& key : keys_) {
      if (card_.facts.size() == WantedFacts()) break;
      KeepFacts(reader_.FactsWith({FactTerm(kFactSubjectPrefix, key)}, WantedFacts()), seen);
    }
    card_.has_more_facts = card_.facts.size() == WantedFacts();
    if (card_.has_more_facts) card_.facts.pop_back();
  }

  std::string NameOf(std::uint32_t id) const { return reader_.names().Get(id).name; }

  // Those that differ by a suffix, and those that claim the same name.
  void AddRelatives() {
    for (const std::uint32_t id : entity_.related) card_.related.push_back(NameOf(id));
    for (EntityName& name : card_.names) {
      for (const std::uint32_t id : reader_.names().Find(NameKey(name.name))) {
        if (id == entity_.id) continue;
        if (name.also.size() < Limit()) name.also.push_back(NameOf(id));
        ++name.also_count;
      }
    }
  }

  void KeepSteps(std::vector<ChainStep> steps, std::vector<ChainStep>& kept,
                 std::uint64_t& count) const {
    count = steps.size();
    steps.resize(std::min(steps.size(), Limit()));
    kept = std::move(steps);
  }

  void AddNeighbours() {
    if (!IsOfTable()) return;
    ChainNeighbours neighbours = NeighboursOf(reader_, entity_.id);
    KeepSteps(std::move(neighbours.suppliers), card_.suppliers, card_.supplier_count);
    KeepSteps(std::move(neighbours.customers), card_.customers, card_.customer_count);
  }

  // Passages of other notes that link to it under one of its names.
  void AddBacklinks() {
    std::vector<Xapian::Query> any;
    for (const std::string& key : keys_) any.emplace_back(MakeTerm(kLinkPrefix, key));
    const std::vector<Xapian::docid> ids = FirstMatches(
        reader_, Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end()), kMostBacklinks);
    card_.backlink_count = ids.size();
    for (std::size_t i = 0; i < ids.size() && card_.backlinks.size() < Limit(); ++i) {
      const SourceLine where = PlaceOf(ids[i]);
      const SourceLine note{where.path, where.record, 1};
      const auto& notes = card_.notes;
      if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
        card_.backlinks.push_back(where);
      }
    }
  }

  SourceLine PlaceOf(Xapian::docid passage) const {
    const StoredPassage stored = LoadPassage(reader_, passage);
    return {stored.path, stored.record, stored.passage.lines.first};
  }

  void AddMentions() {
    std::vector<PhraseRequest> names;
    for (const EntityName& name : card_.names) {
      if (names.size() == kMostNames) break;
      names.emplace_back().parts.push_back({{PhraseWay(SplitTokens(name.name))}});
    }
    std::vector<Xapian::docid> ids = FirstWithPhrase(reader_, names, kMostMentions + 1);
    card_.has_more_passages = ids.size() > kMostMentions;
    ids.resize(std::min<std::size_t>(ids.size(), kMostMentions));
    card_.passages = ids.size();
    ids.resize(std::min(ids.size(), Limit()));
    for (const Xapian::docid id : ids) card_.mentions.push_back(PlaceOf(id));
  }

  // What only rows name has no number there.
  bool IsOfTable() const { return reader_.names().Get(entity_.id).name == entity_.name; }
  std::size_t Limit() const { return static_cast<std::size_t>(request_.statements); }

  const IndexReader& reader_;
  const Entity& entity_;
  const EntityRequest& request_;
  std::set<std::string> keys_;
  std::vector<StoredSource> sources_;
  std::vector<StatusStatement> statuses_;
  std::multimap<std::string, std::size_t> names_of_;  // By key: which of the card's names.
  EntityCard card_;
};

}  // namespace

EntityCard MakeCard(const IndexReader& reader, const Entity& entity, const EntityRequest& request) {
  return CardMaker(reader, entity, request).Make();
}

}  // namespace tanxun
