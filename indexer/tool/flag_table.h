// SPDX-License-Identifier: GPL-2.0-or-later
// A command's flags as data. Reading a command line, --help, the man pages and the shells'
// completion all look at the same table.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tanxun/result.h"

namespace tanxun {

using Words = std::vector<std::string>;

enum class ValueKind {
  kText,
  kFile,
  kFolder,
  kSource,   // A path of the index.
  kCounted,  // A value of the field that is named as the flag is.
};

// What stands behind a flag, or as a word of a command.
struct Value {
  std::string name;  // As help shows it: "N", "DIR".
  ValueKind kind = ValueKind::kText;
  Words choices = {};  // What it may be, or for a List what is likely.
};

struct Flag {
  std::string letter;    // "-n", or empty.
  std::string name;      // "--limit".
  Value value;           // Without a name: the flag takes no value.
  std::string help;      // Begins small, ends without a full stop.
  std::string preset;    // What holds without it: "10"; empty if that goes without saying.
  bool repeats = false;  // May be given several times.
  std::function<Result<void>(const std::string& value)> set;

  bool takes_value() const { return !value.name.empty(); }
};

// The words of one line, when its flags have been set.
struct ReadWords {
  Words words;
  bool help = false;  // --help was there; what follows it was not read.
};

struct Range {
  int least;
  int most;
};

// One word for one meaning: {"date", SortOrder::kDate}.
template <typename Meaning>
struct Choice {
  std::string_view name;
  Meaning meaning;
};

// Holds references to the variables that its flags set; what they hold now is the preset. `names`
// is
// "--json" or "-q,--quiet".
class FlagTable {
 public:
  FlagTable();  // Has --help.

  void Switch(std::string_view names, bool& variable, std::string help, bool to = true);
  void Number(std::string_view names, std::string value, int& variable, Range range,
              std::string help);
  void Text(std::string_view names, Value value, std::string& variable, std::string help);
  // May be given several times, one value each.
  void List(std::string_view names, Value value, Words& variable, std::string help);
  // One of `choices`, which help then names.
  template <typename Variable, typename Meaning, std::size_t kCount>
  void OneOf(std::string_view names, std::string value, Variable& variable,
             const Choice<Meaning> (&choices)[kCount], std::string help);

  const std::vector<Flag>& flags() const { return flags_; }
  const Flag* Find(std::string_view name) const;  // By name or letter; null if there is none.

  // Sets the flags of a line, which CLI11 reads: "--limit 5", "--limit=5", "-n5", "-lq"; the
  // last one counts; "-" is a word, and so are -价格, "-dog cat" and all behind "--". Error:
  // kBadArgument, with a suggestion.
  Result<ReadWords> Read(const Words& arguments) const;

 private:
  Flag& Add(std::string_view names, Value value, std::string help, std::string preset,
            std::function<Result<void>(const std::string&)> set);

  std::vector<Flag> flags_;
};

// The position of `value` among `names`. Error: kBadArgument, naming them all.
Result<std::size_t> IndexOfChoice(std::string_view value, const Words& names);

template <typename Variable, typename Meaning, std::size_t kCount>
void FlagTable::OneOf(std::string_view names, std::string value, Variable& variable,
                      const Choice<Meaning> (&choices)[kCount], std::string help) {
  Words words;
  std::string preset;
  for (const Choice<Meaning>& choice : choices) {
    words.emplace_back(choice.name);
    if (variable == choice.meaning) preset = choice.name;
  }
  Add(names, {std::move(value), ValueKind::kText, words}, std::move(help), std::move(preset),
      [&variable, &choices, words](const std::string& word) -> Result<void> {
        const Result<std::size_t> index = IndexOfChoice(word, words);
        if (!index.ok()) return index.error();
        variable = choices[*index].meaning;
        return {};
      });
}

}  // namespace tanxun
