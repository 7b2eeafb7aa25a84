// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/region_forms.h"

#include <algorithm>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"

namespace tanxun {
namespace {

// Which of its others stands for each word; 0 is the word itself.
using Choice = std::vector<std::size_t>;

// The form of units [0, units.size()) after `choice`.
class FormMaker {
 public:
  FormMaker(const std::vector<Unit>& units, const std::vector<RegionWord>& words)
      : units_(units), words_(words) {}

  RegionForm Make(const Choice& choice) {
    form_ = {};
    form_.first_at.resize(units_.size());
    form_.last_at.resize(units_.size());
    std::size_t word = 0;
    for (std::size_t i = 0; i < units_.size();) {
      while (word < words_.size() && words_[word].begin < i) ++word;
      if (word < words_.size() && words_[word].begin == i && choice[word] > 0) {
        i = Swap(word, words_[word].others[choice[word] - 1]);
        continue;
      }
      form_.first_at[i] = form_.last_at[i] = form_.units.size();
      Put(units_[i].kind, units_[i].text, IsApart(i));
      ++i;
    }
    return std::move(form_);
  }

 private:
  bool IsApart(std::size_t i) const { return i > 0 && units_[i - 1].end != units_[i].begin; }

  void Put(UnitKind kind, const std::string& text, bool apart) {
    const std::uint32_t before = form_.units.empty() ? 0 : form_.units.back().end;
    const std::uint32_t begin = before + (apart ? 1 : 0);
    form_.units.push_back({kind, text, begin, begin + static_cast<std::uint32_t>(text.size())});
  }

  // Returns the first typed unit behind the word.
  std::size_t Swap(std::size_t word, const std::string& other) {
    const RegionWord& typed = words_[word];
    form_.swaps.push_back({word, other});
    form_.first_at[typed.begin] = form_.units.size();
    bool apart = IsApart(typed.begin);
    for (const Unit& unit : SplitTokens(other)) {
      Put(unit.kind, unit.text, apart);
      apart = false;
    }
    form_.last_at[typed.end - 1] = form_.units.size() - 1;
    return typed.end;
  }

  const std::vector<Unit>& units_;
  const std::vector<RegionWord>& words_;
  RegionForm form_;
};

}  // namespace

std::vector<RegionForm> RegionForms(const std::vector<Unit>& units,
                                    const std::vector<RegionWord>& words) {
  std::vector<Choice> choices;
  const auto add = [&](const Choice& choice) {
    const bool is_known = std::find(choices.begin(), choices.end(), choice) != choices.end();
    if (!is_known && choices.size() < kRegionForms) choices.push_back(choice);
  };
  std::size_t most = 0;
  for (const RegionWord& word : words) most = std::max(most, word.others.size());
  // A text keeps to one region's words.
  for (std::size_t region = 1; region <= most; ++region) {
    Choice choice;
    for (const RegionWord& word : words) choice.push_back(std::min(region, word.others.size()));
    add(choice);
  }
  Choice choice(words.size(), 0);
  const auto next = [&] {
    for (std::size_t word = 0; word < words.size(); ++word) {
      if (++choice[word] <= words[word].others.size()) return true;
      choice[word] = 0;
    }
    return false;
  };
  while (choices.size() < kRegionForms && next()) add(choice);
  std::vector<RegionForm> forms;
  FormMaker maker(units, words);
  for (const Choice& each : choices) forms.push_back(maker.Make(each));
  return forms;
}

}  // namespace tanxun
