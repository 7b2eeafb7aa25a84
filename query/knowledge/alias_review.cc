// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::ReviewAliases: the pairs of names behind the name table.
#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/names.h"
#include "query/search/searcher_state.h"
#include "query/search/work_clock.h"
#include "tanxun/aliases.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kMostNames = 64;  // Of one entity that are looked at.

bool HaveCommonEntity(const NameTable& names, std::string_view key, std::string_view other) {
  const std::vector<std::uint32_t> ids = names.Find(key);
  const std::vector<std::uint32_t> others = names.Find(other);
  return std::any_of(ids.begin(), ids.end(), [&](std::uint32_t id) {
    return std::find(others.begin(), others.end(), id) != others.end();
  });
}

class Reviewer {
 public:
  explicit Reviewer(const IndexReader& reader) : reader_(reader) {}

  AliasReview Run() {
    std::vector<StoredSource> sources = AllSources();
    for (const StoredSource& source : sources) AddSource(source);
    AddDecisions();
    const std::vector<NameClaim> claims = reader_.names().Claims();
    for (const NameClaim& claim : claims) claimed_.insert(claim.key);
    AliasReview review;
    for (const NameClaim& claim : claims) review.claims.push_back(Shown(claim));
    for (auto& [keys, pair] : pairs_) review.pairs.push_back(Judged(keys, std::move(pair)));
    std::stable_sort(review.pairs.begin(), review.pairs.end(),
                     [](const AliasPair& a, const AliasPair& b) { return Rank(a) < Rank(b); });
    return review;
  }

 private:
  using Keys = std::pair<std::string, std::string>;

  static int Rank(const AliasPair& pair) {
    if (pair.state == AliasState::kApart) return 1;
    return pair.state == AliasState::kJoined ? 2 : 0;
  }

  std::vector<StoredSource> AllSources() const {
    std::vector<StoredSource> sources;
    const std::string term(kSourceTerm);
    const Xapian::Database& database = reader_.database();
    for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) {
      CheckWork();
      sources.push_back(reader_.SourceWith(*id));
    }
    std::sort(sources.begin(), sources.end(), [](const StoredSource& a, const StoredSource& b) {
      return std::tie(a.collection, a.path, a.record) < std::tie(b.collection, b.path, b.record);
    });
    return sources;
  }

  AliasPair* PairOf(const std::string& name, const std::string& other) {
    Keys keys{NameKey(name), NameKey(other)};
    if (keys.first.empty() || keys.second.empty() || keys.first == keys.second) return nullptr;
    const bool swapped = keys.second < keys.first;
    if (swapped) std::swap(keys.first, keys.second);
    const auto [at, is_new] = pairs_.try_emplace(std::move(keys));
    if (is_new) {
      at->second.name = name;
      at->second.other = other;
    }
    return &at->second;
  }

  void AddSource(const StoredSource& source) {
    notes_.try_emplace(NameKey(source.subject), SourceLine{source.path, source.record, 1});
    std::set<const AliasPair*> counted;
    for (const Alias& alias : source.names) {
      AliasPair* pair = PairOf(alias.name, alias.other);
      if (pair == nullptr) continue;
      if (std::find(pair->statements.begin(), pair->statements.end(), alias.statement) ==
          pair->statements.end()) {
        pair->statements.push_back(alias.statement);
      }
      if (!counted.insert(pair).second) continue;
      ++pair->count;
      if (pair->places.size() < kPlacesShown) {
        pair->places.push_back({source.path, source.record, alias.line});
      }
    }
  }

  void AddDecisions() {
    const auto files = DecodeAliasFiles(reader_.database().get_metadata(kAliasesKey));
    if (!files) return;
    for (const Decision& decision : AllDecisions(*files)) {
      AliasPair* pair = PairOf(decision.alias.name, decision.alias.other);
      if (pair == nullptr) continue;
      pair->state = decision.alias.confirmed ? AliasState::kConfirmed : AliasState::kRejected;
      pair->decided_in = decision.path;
      pair->decided_line = decision.alias.line;
      pair->overruled_by = decision.overruled_by;
    }
  }

  AliasPair Judged(const Keys& keys, AliasPair pair) const {
    pair.is_one = HaveCommonEntity(reader_.names(), keys.first, keys.second);
    pair.is_claimed = claimed_.contains(keys.first) || claimed_.contains(keys.second);
    if (pair.decided_line == 0) pair.state = pair.is_one ? AliasState::kJoined : AliasState::kApart;
    std::sort(pair.statements.begin(), pair.statements.end());
    return pair;
  }

  static std::span<const std::string> FirstNames(const Entity& entity) {
    return std::span(entity.names).first(std::min(entity.names.size(), kMostNames));
  }

  // Where a pair of the claimed name and one of the entity's is stated, else where its note is.
  SourceLine PlaceOf(const std::string& claimed, const Entity& entity) const {
    for (const std::string& name : FirstNames(entity)) {
      const auto pair = pairs_.find(std::minmax(claimed, NameKey(name)));
      if (pair != pairs_.end() && !pair->second.places.empty()) return pair->second.places.front();
    }
    for (const std::string& name : FirstNames(entity)) {
      const auto note = notes_.find(NameKey(name));
      if (note != notes_.end()) return note->second;
    }
    return {};
  }

  AliasClaim Shown(const NameClaim& claim) const {
    AliasClaim shown{claim.key, {}};
    for (const std::uint32_t id : claim.entities) {
      const Entity entity = reader_.names().Get(id);
      shown.entities.push_back(
          {TellingName(reader_.names(), entity, claim.key), PlaceOf(claim.key, entity)});
      for (const std::string& name : entity.names) {
        if (NameKey(name) == claim.key) shown.name = name;
      }
    }
    return shown;
  }

  const IndexReader& reader_;
  std::map<Keys, AliasPair> pairs_;
  std::set<std::string> claimed_;            // Keys of names that several entities claim.
  std::map<std::string, SourceLine> notes_;  // By the key of what they are about.
};

}  // namespace

std::string_view Name(AliasState state) {
  switch (state) {
    case AliasState::kConfirmed:
      return "confirmed";
    case AliasState::kRejected:
      return "rejected";
    case AliasState::kJoined:
      return "joined";
    case AliasState::kApart:
      return "apart";
  }
  return "";
}

Result<AliasReview> Searcher::ReviewAliases(const WorkLimits& limits) const {
  AliasReview review;
  TANXUN_TRY(state_->Run(limits, [&](const IndexReader& reader) -> Result<void> {
    review = Reviewer(reader).Run();
    return {};
  }));
  return review;
}

}  // namespace tanxun
