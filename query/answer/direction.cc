// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/direction.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostUnitsOfAttribute = 8;
constexpr std::size_t kMostUnitsOfAsker = 4;  // 哪一家公司 before its 的.

using Words = std::unordered_set<std::string_view>;

class Reading {
 public:
  explicit Reading(const Intent& intent) : intent_(intent), size_(intent.units.size()) {}

  Direction Read() const {
    for (const auto read :
         {&Reading::Whose, &Reading::IsWhose, &Reading::HasAs, &Reading::HanHolder,
          &Reading::HanIsWhose, &Reading::EndsWithOf, &Reading::Of, &Reading::Possessive,
          &Reading::HanOf, &Reading::SideBySide}) {
      Direction direction = (this->*read)();
      if (!direction.attribute.empty() && !direction.name.empty()) return direction;
    }
    return {};
  }

 private:
  const std::string& At(std::size_t i) const {
    static const std::string kNone;
    return i < size_ ? intent_.units[i].text : kNone;
  }

  std::size_t Find(const Words& words, std::size_t from = 0) const {
    while (from < size_ && !words.contains(At(from))) ++from;
    return from;
  }

  // The question's text of the units [first, last) without words that only lead up to it.
  std::string Text(std::size_t first, std::size_t last) const {
    static const Words kLeading = {"the", "a",   "an",  "in",    "at", "on", "by",
                                   "his", "her", "its", "their", "as", "在"};
    while (first < last && kLeading.contains(At(first))) ++first;
    if (first >= last || last > size_) return {};
    const std::uint32_t begin = intent_.units[first].begin;
    return intent_.question.substr(begin, intent_.units[last - 1].end - begin);
  }

  Direction Made(Direction::Way way, std::string attribute, std::string name) const {
    if (SplitUnits(attribute).size() > kMostUnitsOfAttribute) return {};
    return {way, std::move(attribute), std::move(name), {}};
  }
  // value: the units [first, last), of which some must be more than the frame.
  Direction ToHolder(std::string attribute, std::size_t first, std::size_t last) const {
    bool says_some = false;
    for (std::size_t i = first; i < std::min(last, size_); ++i)
      says_some = says_some || intent_.roles[i] != Role::kFrame;
    if (!says_some) return {};
    return Made(Direction::Way::kToHolder, std::move(attribute), Text(first, last));
  }
  Direction ToValue(std::string attribute, std::string name) const {
    return Made(Direction::Way::kToValue, std::move(attribute), std::move(name));
  }

  static const Words& Copulas() {
    static const Words kWords = {"is", "are", "was", "were"};
    return kWords;
  }

  bool AsksDate() const { return intent_.type == AnswerType::kDate; }

  // "whose R is X", "which company's R is X".
  Direction Whose() const {
    std::size_t at = Find({"whose"});
    if (at == size_ && (At(0) == "which" || At(0) == "what")) {
      at = 1;
      while (at + 1 < size_ && at < kMostUnitsOfAsker && !IsPossessed(at)) ++at;
      if (!IsPossessed(at)) return {};
    }
    const std::size_t is = Find(Copulas(), at + 2);
    if (is >= size_) return {};
    return ToHolder(Text(at + 1, is), is + 1, size_);
  }

  // "X is whose R".
  Direction IsWhose() const {
    const std::size_t at = Find({"whose"});
    if (at >= size_ || at < 2 || !Copulas().contains(At(at - 1))) return {};
    return ToHolder(Text(at + 1, size_), 0, at - 1);
  }

  // "who has X as R".
  Direction HasAs() const {
    if (!intent_.asks_for_subject) return {};
    const std::size_t has = Find({"has", "have", "had"});
    const std::size_t as = Find({"as"}, has);
    if (as >= size_) return {};
    return ToHolder(Text(as + 1, size_), has + 1, as);
  }

  // 谁的R是X, 哪家公司的R是X.
  Direction HanHolder() const {
    const std::size_t who = Find({"谁", "哪"});
    if (who >= size_ || (At(who) == "哪" && AsksDate())) return {};
    const std::size_t of = Find({"的"}, who);
    if (of > who + (At(who) == "谁" ? 1 : kMostUnitsOfAsker)) return {};
    const std::size_t is = Find({"是", "为"}, of);
    if (is >= size_) return {};
    return ToHolder(Text(of + 1, is), is + 1, size_);
  }

  // X是谁的R.
  Direction HanIsWhose() const {
    const std::size_t who = Find({"谁"});
    if (who >= size_ || who < 2 || At(who - 1) != "是" || At(who + 1) != "的") return {};
    return ToHolder(Text(who + 2, size_), 0, who - 1);
  }

  // "who is X the R of".
  Direction EndsWithOf() const {
    if (size_ < 5 || At(size_ - 1) != "of" || !Copulas().contains(At(1))) return {};
    std::size_t the = size_ - 2;
    while (the > 2 && At(the) != "the" && At(the) != "a") --the;
    if (the <= 2) return {};
    return ToHolder(Text(the + 1, size_ - 1), 2, the);
  }

  // "(who is) the R of X".
  Direction Of() const {
    const std::size_t of = Find({"of"});
    const std::size_t first = AfterFrame(of);
    if (of >= size_ || first >= of) return {};
    Direction direction = ToValue(Text(first, of), Text(of + 1, size_));
    const AttributeConcept* own = ConceptOfLabel(direction.attribute);
    const AttributeConcept* other = ConceptOfLabel(direction.attribute + " of");
    if (other != nullptr && other != own) direction.inverse = direction.attribute + " of";
    return direction;
  }

  // "(who is) X's R".
  Direction Possessive() const {
    for (std::size_t i = AfterFrame(size_); i + 1 < size_; ++i) {
      if (IsPossessed(i)) return ToValue(Text(i + 1, size_), Text(AfterFrame(size_), i + 1));
    }
    return {};
  }

  // X的R(是谁).
  Direction HanOf() const {
    std::size_t end = Find({"是", "为", "有", "在", "叫"});
    while (end > 0 && intent_.roles[end - 1] == Role::kFrame && At(end - 1) != "的") --end;
    std::size_t of = end;
    while (of > 0 && At(of - 1) != "的") --of;
    const std::size_t first = AfterFrame(of);
    if (of < 2 || of >= end || first + 1 >= of) return {};
    if (AsksBefore(of)) return {};
    return ToValue(Text(of, end), Text(first, of - 1));
  }

  // "X R", 周敏导师是谁: the words of an attribute right behind all others.
  Direction SideBySide() const {
    const std::size_t first = AfterFrame(size_);
    std::size_t at = first;
    while (at < size_ &&
           (intent_.roles[at] == Role::kContent || intent_.roles[at] == Role::kEntity))
      ++at;
    std::size_t end = at;
    while (end < size_ && intent_.roles[end] == Role::kAttribute) ++end;
    for (std::size_t i = end; i < size_; ++i) {
      if (intent_.roles[i] != Role::kFrame) return {};
    }
    if (AsksBefore(at)) return {};
    return ToValue(Text(at, end), Text(first, at));
  }

  // Words before that ask which one, or say that it has something, are no plain "the R of X".
  std::size_t AfterFrame(std::size_t end) const {
    static const Words kOther = {"which", "has", "have", "had", "with", "哪"};
    std::size_t i = 0;
    for (; i < std::min(end, size_) && intent_.roles[i] == Role::kFrame; ++i) {
      if (kOther.contains(At(i))) return size_;
    }
    return i;
  }

  bool AsksBefore(std::size_t end) const {
    for (std::size_t i = 0; i < end; ++i) {
      if (At(i) == "谁" || At(i) == "哪") return true;
    }
    return false;
  }

  // A possessive's "s" is no unit but stands between two.
  bool IsPossessed(std::size_t i) const {
    if (i + 1 >= size_) return false;
    const std::string_view after = std::string_view(intent_.question).substr(intent_.units[i].end);
    return after.starts_with("'s ") || after.starts_with("’s ") || after.starts_with("' ") ||
           after.starts_with("’ ");
  }

  const Intent& intent_;
  std::size_t size_;
};

}  // namespace

Direction DirectionOf(const Intent& intent) { return Reading(intent).Read(); }

bool NamesAttribute(const Direction& direction, std::string_view label) {
  if (NameKey(label) == NameKey(direction.attribute)) return true;
  const AttributeConcept* asked = ConceptOfLabel(direction.attribute);
  return asked != nullptr && ConceptOfLabel(label) == asked;
}

}  // namespace tanxun
