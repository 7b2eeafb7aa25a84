// SPDX-License-Identifier: GPL-2.0-or-later
// How near a fact of the asked subject comes to a question that names its attribute in other words:
// 有多重 and 重量, 发源地 and 发源, "male or female" and Gender. Ranks possibilities; nothing is
// firm by it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/answer/intent.h"
#include "query/answer/letters.h"
#include "tanxun/knowledge.h"

namespace tanxun {

class Affinity {
 public:
  explicit Affinity(const Intent& intent);

  // An amount is asked for, the value has none.
  bool LacksAmount(const Fact& fact) const;
  // 0..1; below kLeastAffinity the fact says nothing of what was asked.
  double Of(const Fact& fact) const;

 private:
  struct OpenWord {  // A unit of the question that is of no subject and no frame.
    std::uint32_t unit = 0;
    Letters letters;
    double weight = 0.0;
  };
  struct Aim {
    const std::vector<std::string>* labels = nullptr;  // Best first.
    double weight = 1.0;
    std::uint32_t first_unit = 0;
    std::uint32_t unit_count = 0;
  };

  void FindOpenWords();
  void FindAims();
  void FindKindWord();
  void FindCounted();
  void FindChoices();

  struct LabelFit {
    double strength = 0.0;
    double similar = 0.0;    // By letters or another name.
    double explained = 0.0;  // Share of the open words that it accounts for.
  };
  LabelFit OfLabel(const Fact& fact) const;
  bool NamesOther(const Fact& fact) const;
  double OfConcepts(const Fact& fact, const Letters& letters) const;
  double OfAim(const Aim& aim, std::string_view label_key) const;
  double Explained(const Letters& label, const Aim* aim) const;
  bool Clashes(const Fact& fact) const;
  double OfAskedType(const Fact& fact, const std::vector<Unit>& units) const;
  double OfValue(const Fact& fact, double explained) const;

  const Intent& intent_;
  bool asks_amount_ = false;  // Its attributes are numbers or dates.
  std::vector<OpenWord> open_;
  Letters rest_;  // Of these.
  std::vector<Aim> aims_;
  std::string kind_;                  // 科 of 属于什么科.
  std::vector<std::string> counted_;  // 座 of 多少座.
  std::vector<std::string> choices_;  // 男 and 女 of 是男是女.
  mutable std::unordered_map<std::string, LabelFit> by_label_;
};

inline constexpr double kLeastAffinity = 0.25;

}  // namespace tanxun
