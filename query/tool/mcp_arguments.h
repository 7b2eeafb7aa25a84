// SPDX-License-Identifier: GPL-2.0-or-later
// A tool's arguments as data: the schema that an agent is shown and the reading of its call are
// made of the same table.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/tool/flag_table.h"
#include "query/tool/json_rpc.h"

namespace tanxun {

inline constexpr int kMostCharacters = 4096;  // No query, path or name is longer.

// " nmae; did you mean name?", for the end of a complaint; empty for what is too long to be a name.
std::string NamedWrongly(const std::string& name, const Words& known);

// Holds references to the variables that its arguments set; what they hold now is the preset.
class ArgumentTable {
 public:
  void Text(std::string name, std::string& variable, std::string description,
            int most = kMostCharacters);
  void Switch(std::string name, bool& variable, std::string description);
  void Number(std::string name, int& variable, Range range, std::string description);
  // Of texts; of `choices` only, if there are any.
  void List(std::string name, Words& variable, std::string description, const Words& choices = {});
  template <typename Meaning, std::size_t kCount>
  void OneOf(std::string name, Meaning& variable, const Choice<Meaning> (&choices)[kCount],
             std::string description);

  // An argument that is there already has to be given.
  void Require(std::string_view name);

  Json InputSchema() const;
  // Sets what is given; null is not given. Error: kBadArgument, naming the argument.
  Result<void> Read(const ReceivedJson& arguments) const;

 private:
  using Set = std::function<Result<void>(const ReceivedJson& value)>;
  struct Argument {
    std::string name;
    Json schema;
    Set set;
    bool is_required = false;
  };

  void Add(std::string name, std::string description, Json schema, Set set);
  void AddChoice(std::string name, std::string description, const Words& words,
                 const std::string& preset, std::function<void(std::size_t chosen)> choose);

  std::vector<Argument> arguments_;
};

template <typename Meaning, std::size_t kCount>
void ArgumentTable::OneOf(std::string name, Meaning& variable,
                          const Choice<Meaning> (&choices)[kCount], std::string description) {
  Words words;
  std::string preset;
  for (const Choice<Meaning>& choice : choices) {
    words.emplace_back(choice.name);
    if (variable == choice.meaning) preset = choice.name;
  }
  AddChoice(std::move(name), std::move(description), words, preset,
            [&variable, &choices](std::size_t chosen) { variable = choices[chosen].meaning; });
}

}  // namespace tanxun
