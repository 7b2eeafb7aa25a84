// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/flag_table.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "indexer/tool/suggest.h"

namespace tanxun {
namespace {

Error Mistake(std::string message) { return {ErrorCode::kBadArgument, std::move(message)}; }

Result<int> ReadNumber(const std::string& text, Range range) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end || number < range.least || number > range.most) {
    return Mistake(fmt::format("{} is no number from {} to {}", text, range.least, range.most));
  }
  return number;
}

Words LongNames(const std::vector<Flag>& flags) {
  Words names;
  for (const Flag& flag : flags) names.push_back(flag.name);
  return names;
}

// -价格, -"price cut", -(a b), -#tag, "-dog cat": no flag begins so, but what a query leaves out
// does.
bool IsExclusion(const std::string& word) {
  if (word.size() < 2 || word[0] != '-' || word[1] == '-') return false;
  return static_cast<unsigned char>(word[1]) >= 0x80 ||
         std::string_view("\"([#").find(word[1]) != std::string_view::npos ||
         word.find(' ') != std::string::npos;
}

// Behind a zero byte, which no argument has, CLI11 takes it for a word.
std::string Shielded(const std::string& word) {
  return IsExclusion(word) ? std::string(1, '\0') + word : word;
}

std::string Unshielded(const std::string& word) {
  return word.starts_with('\0') ? word.substr(1) : word;
}

bool AsksForHelp(const std::string& word) { return word == "-h" || word == "--help"; }

// CLI11 reads -hbm as -h and more, but nobody asks for help so.
bool HidesHelp(const std::string& word) {
  return word.size() > 2 && word[0] == '-' && word[1] != '-' && word.find('h') != std::string::npos;
}

// Of -qn it is -n.
std::string LastFlagOf(const std::string& word) {
  return word.starts_with("--") ? word : std::string("-") + word.back();
}

// A line as CLI11 reads it, and what is wrong with it in our words.
class LineReader {
 public:
  explicit LineReader(const FlagTable& table) : table_(table) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const Flag& flag : table.flags()) AddToApp(flag);
  }

  Result<ReadWords> Read(const Words& arguments) {
    const auto mark = std::find(arguments.begin(), arguments.end(), "--");
    const Words line(arguments.begin(), mark);
    for (const std::string& word : line) TANXUN_TRY(CheckEquals(word));
    Words shielded;
    std::transform(line.rbegin(), line.rend(), std::back_inserter(shielded), Shielded);
    try {
      app_.parse(std::move(shielded));  // Backwards, as CLI11 wants it.
    } catch (const CLI::ArgumentMismatch&) {
      return NeedsValue(LastFlagOf(line.back()));
    } catch (const CLI::ParseError& error) {
      return Mistake(error.what());
    }
    if (read_.help) {
      const auto cluster = std::find_if(line.begin(), line.end(), HidesHelp);
      const bool is_asked = std::any_of(line.begin(), line.end(), AsksForHelp);
      if (!is_asked && cluster != line.end()) return CheckWord(*cluster).error();
      return std::move(read_);
    }
    if (mistake_) return *mistake_;
    for (const std::string& word : app_.remaining()) {
      TANXUN_TRY(CheckWord(word));
      read_.words.push_back(Unshielded(word));
    }
    if (mark != arguments.end()) {
      read_.words.insert(read_.words.end(), mark + 1, arguments.end());
    }
    return std::move(read_);
  }

 private:
  void AddToApp(const Flag& flag) {
    const std::string names = flag.letter.empty() ? flag.name : flag.letter + "," + flag.name;
    const auto set = [this, &flag](const Words& values) {
      for (const std::string& value : values) Set(flag, Unshielded(value));
      return true;
    };
    if (!flag.takes_value()) {
      app_.add_flag_callback(names, [set] { set({""}); });
      return;
    }
    // Without allow_extra_args(false) it would take [[a link]] for a list.
    app_.add_option(names, set)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  // Keeps the first mistake.
  void Set(const Flag& flag, const std::string& value) {
    if (flag.name == "--help") read_.help = true;
    if (mistake_) return;
    if (flag.takes_value() && IsKnownName(value)) {
      mistake_ = NeedsValue(flag.name);
      return;
    }
    const Result<void> set = flag.set(value);
    if (!set.ok()) {
      mistake_ = flag.takes_value() ? Mistake(flag.name + ": " + set.error().message) : set.error();
    }
  }

  // "--json" or "--limit=5" as a value: then a value was forgotten before it.
  bool IsKnownName(const std::string& word) const {
    return word.substr(0, 2) == "--" && table_.Find(word.substr(0, word.find('='))) != nullptr;
  }

  Error NeedsValue(const std::string& name) const {
    const Flag* flag = table_.Find(name);
    return Mistake(fmt::format("{0} needs a value: {0} {1}", name,
                               flag == nullptr ? "VALUE" : flag->value.name));
  }

  // "--json=yes", "--limit=".
  Result<void> CheckEquals(const std::string& word) const {
    const std::string name = word.substr(0, word.find('='));
    const Flag* flag = name.size() < word.size() ? table_.Find(name) : nullptr;
    if (flag == nullptr) return {};
    if (!flag->takes_value()) return Mistake(name + " takes no value");
    if (name.size() + 1 == word.size()) return NeedsValue(name);
    return {};
  }

  // What is left over must not look like a flag. `read_` has the words before it.
  Result<void> CheckWord(const std::string& word) const {
    if (word.size() < 2 || word[0] != '-') return {};
    const std::string name = word.substr(0, word.find('='));
    if (word.substr(0, 2) == "--") {
      return Mistake(
          fmt::format("unknown flag {}{}", name, DidYouMean(name, LongNames(table_.flags()))));
    }
    const std::string quoted =
        read_.words.empty() ? "" : fmt::format(", or in quotes: '{} {}'", read_.words.back(), word);
    return Mistake(
        fmt::format("unknown flag {0}; what is no flag goes behind --: -- {0}{1}", word, quoted));
  }

  const FlagTable& table_;
  CLI::App app_;
  ReadWords read_;
  std::optional<Error> mistake_;
};

}  // namespace

Result<std::size_t> IndexOfChoice(std::string_view value, const Words& names) {
  const auto found = std::find(names.begin(), names.end(), value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return Mistake(
      fmt::format("{} is none of {}{}", value, fmt::join(names, ", "), DidYouMean(value, names)));
}

FlagTable::FlagTable() {
  Add("-h,--help", {}, "this page", "", [](const std::string&) { return Result<void>(); });
}

Flag& FlagTable::Add(std::string_view names, Value value, std::string help, std::string preset,
                     std::function<Result<void>(const std::string&)> set) {
  const std::size_t comma = names.find(',');
  const bool has_letter = comma != std::string_view::npos;
  Flag& flag = flags_.emplace_back();
  flag.letter = has_letter ? names.substr(0, comma) : "";
  flag.name = has_letter ? names.substr(comma + 1) : names;
  flag.value = std::move(value);
  flag.help = std::move(help);
  flag.preset = std::move(preset);
  flag.set = std::move(set);
  return flag;
}

void FlagTable::Switch(std::string_view names, bool& variable, std::string help, bool to) {
  Add(names, {}, std::move(help), "", [&variable, to](const std::string&) {
    variable = to;
    return Result<void>();
  });
}

void FlagTable::Number(std::string_view names, std::string value, int& variable, Range range,
                       std::string help) {
  const bool has_preset = variable >= range.least && variable <= range.most;
  Add(names, {std::move(value)}, std::move(help), has_preset ? std::to_string(variable) : "",
      [&variable, range](const std::string& text) -> Result<void> {
        const Result<int> number = ReadNumber(text, range);
        if (!number.ok()) return number.error();
        variable = *number;
        return {};
      });
}

void FlagTable::Text(std::string_view names, Value value, std::string& variable, std::string help) {
  const bool is_folder = value.kind == ValueKind::kFolder;
  Add(names, std::move(value), std::move(help), variable,
      [&variable, is_folder](const std::string& text) -> Result<void> {
        if (is_folder && text.empty()) {
          return Error{ErrorCode::kBadArgument, "an empty name names no folder"};
        }
        variable = text;
        return {};
      });
}

void FlagTable::List(std::string_view names, Value value, Words& variable, std::string help) {
  const auto append = [&variable](const std::string& text) {
    variable.push_back(text);
    return Result<void>();
  };
  Add(names, std::move(value), std::move(help), "", append).repeats = true;
}

const Flag* FlagTable::Find(std::string_view name) const {
  for (const Flag& flag : flags_) {
    if (name == flag.name || (!name.empty() && name == flag.letter)) return &flag;
  }
  return nullptr;
}

Result<ReadWords> FlagTable::Read(const Words& arguments) const {
  return LineReader(*this).Read(arguments);
}

}  // namespace tanxun
