// SPDX-License-Identifier: GPL-2.0-or-later
// Statements of a note that two names are one.
#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/each_text.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/name_runs.h"
#include "indexer/extract/naming.h"
#include "indexer/extract/places.h"
#include "indexer/lexicon/initials.h"
#include "indexer/lexicon/not_names.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxOtherBytes = 64;
constexpr std::size_t kMostValues = 8;           // Of one label about one subject.
constexpr std::size_t kMaxLabelCharacters = 10;  // Of a link's label in Han characters.

// What a link leads to, as a name: "companies/Acme" is Acme.
std::string_view NameOfTarget(std::string_view target) {
  const std::size_t slash = target.rfind('/');
  if (slash != std::string_view::npos) target.remove_prefix(slash + 1);
  if (target.ends_with(".md")) target.remove_suffix(3);
  return Trim(target);
}

// [[Acme|艾克米]], [[High Bandwidth Memory|HBM]]; not [[Acme|there]], [[芯片|the short supply]].
bool IsNamingLabel(std::string_view target, std::string_view label) {
  if (!LooksLikeName(target) || !LooksLikeName(label) || IsKind(target)) return false;
  if (AreInitials(label, target)) return true;
  if (HasHan(label) == HasHan(target)) return false;
  const std::string_view latin = HasHan(label) ? target : label;
  const std::string_view han = HasHan(label) ? label : target;
  if (CountCharacters(han) > kMaxLabelCharacters || HasDigit(latin)) return false;
  return IsNameWord(latin) && !IsLeadWord(latin.substr(0, latin.find(' '))) &&
         CanBeOne(target, label);
}

// A field of a program: createdBy; not iPhone, openSUSE.
bool IsIdentifier(std::string_view name) {
  constexpr std::size_t kLeastSmall = 4;
  const std::size_t capital = static_cast<std::size_t>(
      std::find_if(name.begin(), name.end(), [](unsigned char c) { return std::islower(c) == 0; }) -
      name.begin());
  return capital >= kLeastSmall && capital + 1 < name.size() &&
         std::isupper(static_cast<unsigned char>(name[capital])) != 0 &&
         std::islower(static_cast<unsigned char>(name[capital + 1])) != 0;
}

// "Guidelines for Acme API users" and "Short name: Acme": what the subject only speaks of.
bool IsSpokenOf(std::string_view name, std::string_view subject) {
  constexpr std::ptrdiff_t kFewestBlanks = 3;  // Of a phrase.
  constexpr std::size_t kShortest = 4;
  const std::string_view word = name.substr(name.rfind(' ') + 1);
  if (word.size() < kShortest || std::count(subject.begin(), subject.end(), ' ') < kFewestBlanks) {
    return false;
  }
  return subject.find(" " + std::string(word) + " ") != std::string_view::npos;
}

class NameCollector {
 public:
  explicit NameCollector(const Note& note) : note_(note) {}

  void Add(std::string_view name, std::string_view other, std::string_view statement,
           std::uint32_t line) {
    const std::string key = NameKey(name);
    const std::string other_key = NameKey(other);
    if (key == other_key || key.empty() || other_key.empty()) return;
    names_.push_back({std::string(name), std::string(other), std::string(statement), line});
  }

  void AddText(const RichText& text, LineRange lines) {
    const auto line_of = [&](std::uint32_t begin, std::uint32_t end) {
      return LinesOf(*note_.source, text, begin, end, lines).first;
    };
    for (const BracketName& pair : FindBracketNames(text.text)) {
      Add(pair.outer, pair.inner, "brackets", line_of(pair.outer_begin, pair.end));
    }
    for (const BracketName& pair : FindNamings(text.text)) {
      Add(pair.outer, pair.inner, "naming", line_of(pair.outer_begin, pair.end));
    }
    for (const Mark& mark : text.marks) {
      if (mark.kind != MarkKind::kWikiLink) continue;
      const std::string label = text.text.substr(mark.begin, mark.end - mark.begin);
      const std::string_view target = NameOfTarget(mark.target);
      if (IsNamingLabel(target, label)) {
        Add(target, label, "link_label", line_of(mark.begin, mark.end));
      }
    }
  }

  std::vector<Alias> Take() { return std::move(names_); }

 private:
  const Note& note_;
  std::vector<Alias> names_;
};

}  // namespace

std::vector<Alias> ExtractNames(const Note& note, const std::vector<Fact>& facts) {
  NameCollector names(note);
  for (const Alias& stated : note.statements) {
    names.Add(stated.name, stated.other, stated.statement, stated.line);
  }
  std::map<std::pair<std::string, std::string>, std::size_t> values;
  for (const Fact& fact : facts) {
    static const std::set<std::string> kNaming = {"alias", "native_name", "english_name",
                                                  "full_name"};
    if (!kNaming.contains(fact.concept_id) || fact.form == FactForm::kProse) continue;
    // A column of names names the rows, not what the note is about.
    if (fact.concept_id == "full_name" && fact.form == FactForm::kTableCell) continue;
    if (fact.form == FactForm::kTableCell && IsIdentifier(fact.subject)) continue;
    if (fact.value.find("。") != std::string::npos) continue;  // Sentences name nothing.
    if (++values[{fact.subject, fact.concept_id}] > kMostValues) continue;
    for (const std::string& name : SplitList(fact.value, fact.concept_id == "alias")) {
      if (name.size() <= kMaxOtherBytes && LooksLikeName(name) && !IsSpokenOf(name, fact.subject)) {
        names.Add(fact.subject, name, "label", fact.where.lines.first);
      }
    }
  }
  for (const Section& section : note.sections) {
    EachText(note, section, [&](const RichText& text, LineRange lines, const Block&) {
      names.AddText(text, lines);
    });
  }
  return names.Take();
}

}  // namespace tanxun
