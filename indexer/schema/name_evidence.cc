// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/name_evidence.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/suffixes.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kHubFrom = 3;     // Partners of one script that are no forms of each other.
constexpr std::uint32_t kMuchMore = 3;  // Times the evidence that beats a rival.
constexpr std::uint32_t kEnough = 2;    // Sources that let two rivals stand side by side.
constexpr std::size_t kMostPartners = 48;  // A name with more is a hub without a closer look.

std::vector<char32_t> Characters(std::string_view text) {
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    characters.push_back(c.value);
    at += c.length;
  }
  return characters;
}

bool IsSubsequence(const std::vector<char32_t>& shorter, const std::vector<char32_t>& longer) {
  std::size_t at = 0;
  for (const char32_t c : longer) {
    if (at < shorter.size() && shorter[at] == c) ++at;
  }
  return at == shorter.size();
}

bool HasStem(std::string_view name, std::string_view stem) {
  const std::vector<std::string> stems = RelatedStems(name);
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}

// The name without what makes a company's name of it.
std::string_view Stem(std::string_view name) {
  const std::vector<Unit> units = SplitUnits(name);
  const std::size_t left = units.size() - SuffixUnits(units);
  return left == 0 ? name : name.substr(0, units[left - 1].end);
}

bool AreRelated(std::string_view key, std::string_view other) {
  return HasStem(key, other) || HasStem(other, key);
}

// The links of one name to partners of one script.
struct Partner {
  std::size_t link = 0;
  std::size_t name = 0;
  std::uint32_t sources = 0;
};

class Weigher {
 public:
  explicit Weigher(Statements& stated)
      : stated_(stated),
        dropped_(stated.links.size(), false),
        row_of_(stated.names.size(), kNoName) {
    for (std::size_t row = 0; row < stated.rows.size(); ++row) {
      for (const std::size_t name : stated.rows[row].names) row_of_[name] = row;
    }
  }

  void Run() {
    for (std::size_t name = 0; name < stated_.names.size(); ++name) {
      for (const bool han : {false, true}) WeighPartners(name, han);
    }
    for (std::size_t link = 0; link < stated_.links.size(); ++link) {
      NameLink& checked = stated_.links[link];
      if (checked.strength == Strength::kWeak &&
          (dropped_[link] || AreListedApart(checked) || AreOfTwoRows(checked))) {
        checked.holds = false;
      } else if (checked.holds && checked.strength != Strength::kListed &&
                 checked.strength != Strength::kConfirmed) {
        stated_.names[checked.a].is_stated = stated_.names[checked.b].is_stated = true;
      }
    }
  }

 private:
  const std::string& Key(std::size_t name) const { return stated_.names[name].key; }

  void WeighPartners(std::size_t name, bool han) {
    std::vector<Partner> weak;
    std::vector<std::size_t> strong;
    for (const std::size_t number : stated_.names[name].links) {
      const NameLink& link = stated_.links[number];
      const std::size_t other = stated_.OtherEnd(link, name);
      if (!link.holds || HasHan(Key(other)) != han) continue;
      if (link.strength == Strength::kWeak) {
        weak.push_back({number, other, link.sources});
      } else {
        strong.push_back(other);
      }
    }
    AddRowNames(name, han, strong);
    if (weak.empty()) return;
    if (!strong.empty()) return DropUnlike(strong, weak);
    WeighRivals(name, weak);
  }

  // The list gives every name of a row all the others.
  void AddRowNames(std::size_t name, bool han, std::vector<std::size_t>& partners) const {
    for (const std::size_t number : stated_.names[name].links) {
      const NameLink& link = stated_.links[number];
      if (!link.holds || link.strength != Strength::kListed) continue;
      const std::size_t first = stated_.OtherEnd(link, name);
      for (const std::size_t further : stated_.names[first].links) {
        const NameLink& next = stated_.links[further];
        const std::size_t other = stated_.OtherEnd(next, first);
        if (!next.holds || next.strength != Strength::kListed || other == name) continue;
        if (HasHan(Key(other)) == han) partners.push_back(other);
      }
    }
  }

  void DropUnlike(const std::vector<std::size_t>& strong, const std::vector<Partner>& weak) {
    for (const Partner& partner : weak) {
      const bool is_like = std::any_of(strong.begin(), strong.end(), [&](std::size_t other) {
        return other == partner.name || AreForms(Key(other), Key(partner.name));
      });
      if (!is_like) dropped_[partner.link] = true;
    }
  }

  void WeighRivals(std::size_t name, std::vector<Partner>& weak) {
    std::uint32_t all = 0;
    for (const Partner& partner : weak) all += partner.sources;
    std::sort(weak.begin(), weak.end(), [&](const Partner& a, const Partner& b) {
      return a.sources != b.sources ? a.sources > b.sources : Key(a.name) < Key(b.name);
    });
    // Rivals with their sources; forms of one count together.
    std::vector<std::vector<Partner>> rivals;
    for (const Partner& partner : weak) {
      if (rivals.size() >= kMostPartners) break;
      const auto like = std::find_if(rivals.begin(), rivals.end(), [&](const auto& forms) {
        return AreForms(Key(forms.front().name), Key(partner.name));
      });
      if (like == rivals.end()) {
        rivals.push_back({partner});
      } else {
        like->push_back(partner);
      }
    }
    if (rivals.size() < 2) return;
    const auto sources_of = [](const std::vector<Partner>& forms) {
      std::uint32_t sources = 0;
      for (const Partner& form : forms) sources += form.sources;
      return sources;
    };
    std::uint32_t most = 0;
    for (const auto& forms : rivals) most = std::max(most, sources_of(forms));
    const bool is_hub = rivals.size() >= kHubFrom;
    std::size_t kept = 0;
    for (const auto& forms : rivals) {
      const std::uint32_t sources = sources_of(forms);
      const bool stands = is_hub ? sources * 2 > all && sources >= kEnough
                                 : sources * kMuchMore > most &&
                                       (sources >= kEnough || !stated_.names[name].is_note);
      if (stands) {
        ++kept;
        continue;
      }
      for (const Partner& form : forms) dropped_[form.link] = true;
    }
    if (rivals.size() >= kMostPartners) {
      for (const Partner& partner : weak) {
        if (partner.sources * 2 <= all) dropped_[partner.link] = true;
      }
    }
    if (kept < 2 || stated_.names[name].is_note) return;
    if (IsGiven(name)) {
      for (const Partner& partner : weak) dropped_[partner.link] = true;
    } else {
      stated_.names[name].is_shared = true;
    }
  }

  // The user says whose it is.
  bool IsGiven(std::size_t name) const {
    const auto& links = stated_.names[name].links;
    return std::any_of(links.begin(), links.end(), [&](std::size_t link) {
      return stated_.links[link].strength == Strength::kConfirmed && stated_.links[link].holds;
    });
  }

  // Different codes on one exchange, and no common listing: two companies.
  bool AreListedApart(const NameLink& link) const {
    const auto& listings = stated_.names[link.a].listings;
    const auto& others = stated_.names[link.b].listings;
    bool apart = false;
    for (const std::string& listing : listings) {
      if (others.contains(listing)) return false;
      const std::string exchange = listing.substr(0, listing.find(':') + 1);
      apart = apart || std::any_of(others.begin(), others.end(), [&](const std::string& other) {
                return other.starts_with(exchange);
              });
    }
    return apart;
  }

  // Everybody knows them as two things; no row has a name of another.
  bool AreOfTwoRows(const NameLink& link) const {
    const std::size_t row = row_of_[link.a];
    const std::size_t other = row_of_[link.b];
    return row != kNoName && other != kNoName && row != other;
  }

  Statements& stated_;
  std::vector<bool> dropped_;
  std::vector<std::size_t> row_of_;  // The row of the list that has a name.
};

}  // namespace

bool AreForms(std::string_view key, std::string_view other) {
  if (key == other) return true;
  if (HasHan(key) != HasHan(other) || AreRelated(key, other)) return false;
  const std::vector<char32_t> a = Characters(Stem(key));  // 甲公司 and 乙公司 share no name.
  const std::vector<char32_t> b = Characters(Stem(other));
  if (!HasHan(key)) {
    return (" " + std::string(key) + " ").find(" " + std::string(other) + " ") !=
               std::string::npos ||
           (" " + std::string(other) + " ").find(" " + std::string(key) + " ") != std::string::npos;
  }
  if (a.size() != b.size()) {
    return a.size() < b.size() ? IsSubsequence(a, b) : IsSubsequence(b, a);
  }
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
  return same * 3 >= a.size() * 2;
}

void WeighStatements(Statements& stated) { Weigher(stated).Run(); }

}  // namespace tanxun
