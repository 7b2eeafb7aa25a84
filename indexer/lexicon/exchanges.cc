// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/exchanges.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/listing_tokens.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
char ToUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::uint32_t NumberIn(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "A1-5", "D6", "D4-5A", "X2-6".
CodeShape ReadShape(std::string_view text) {
  CodeShape shape;
  if (text.starts_with('A')) shape.kind = CodeShape::kLetters;
  if (text.starts_with('D')) {
    shape.kind = text.ends_with('A') ? CodeShape::kDigitsLetter : CodeShape::kDigits;
  }
  if (text.size() < 2) return shape;
  text.remove_prefix(1);
  const std::size_t dash = text.find('-');
  shape.shortest = NumberIn(text.substr(0, dash), 1);
  shape.longest = dash == std::string_view::npos ? shape.shortest
                                                 : NumberIn(text.substr(dash + 1), shape.shortest);
  return shape;
}

// The code without its share class: ACM.B -> ACM.
std::string_view WithoutClass(std::string_view code) {
  if (code.size() < 3 || !IsLetter(code.back())) return code;
  const char sign = code[code.size() - 2];
  return sign == '.' || sign == '-' || sign == '/' ? code.substr(0, code.size() - 2) : code;
}

bool Fits(const CodeShape& shape, std::string_view code) {
  if (shape.kind == CodeShape::kDigitsLetter) {
    return !code.empty() && IsLetter(code.back()) &&
           Fits({CodeShape::kDigits, shape.shortest, shape.longest},
                code.substr(0, code.size() - 1));
  }
  if (code.size() < shape.shortest || code.size() > shape.longest) return false;
  return std::all_of(code.begin(), code.end(), [&](char c) {
    return (shape.kind != CodeShape::kDigits && IsLetter(c)) ||
           (shape.kind != CodeShape::kLetters && IsDigit(c));
  });
}

// Chinese names of an exchange or a board end so; any other (香港) is a place.
bool IsExchangeWord(std::string_view folded) {
  static constexpr std::array<std::string_view, 4> kEnds = {"所", "板", "市场", "斯达克"};
  static constexpr std::array<std::string_view, 9> kWords = {
      "exchange", "stock", "market", "bourse", "euronext", "nasdaq", "xetra", "borse", "kosdaq"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return folded.ends_with(end); }) ||
         std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
           return folded.find(word) != std::string_view::npos;
         });
}

struct ExchangeTable {
  std::vector<Exchange> all;
  std::unordered_map<std::string, std::vector<ExchangeName>> names;
  std::unordered_map<std::string, std::vector<std::uint32_t>> suffixes;
  std::unordered_map<std::string, std::vector<std::uint32_t>> prefixes;

  void AddName(std::string_view name, std::uint32_t exchange) {
    ExchangeName entry{.tokens = {}, .exchange = exchange};
    for (ListingToken& token : TokenizeListing(name)) entry.tokens.push_back(std::move(token.text));
    if (entry.tokens.empty()) return;
    const std::string folded = Fold(name);
    // HK, LON and TYO are endings and beginnings first; SEHK and KOSPI are names.
    const bool affix = name.size() <= 3 && (suffixes.contains(folded) || prefixes.contains(folded));
    const bool capitals = std::all_of(name.begin(), name.end(), IsUpper);
    entry.place =
        folded != Fold(all[exchange].code) && (affix || (!capitals && !IsExchangeWord(folded)));
    std::vector<ExchangeName>& siblings = names[entry.tokens.front()];
    const bool known = std::any_of(siblings.begin(), siblings.end(),
                                   [&](const auto& other) { return other.tokens == entry.tokens; });
    if (!known) siblings.push_back(std::move(entry));
  }

  void AddRow(const std::vector<std::string_view>& row) {
    const auto index = static_cast<std::uint32_t>(all.size());
    Exchange exchange{.code = std::string(row[0]), .shapes = {}, .digits = NumberIn(row[6], 0)};
    for (std::string_view shape : TsvEntries(row[5])) exchange.shapes.push_back(ReadShape(shape));
    all.push_back(std::move(exchange));
    for (std::string_view suffix : TsvEntries(row[3])) suffixes[Fold(suffix)].push_back(index);
    for (std::string_view prefix : TsvEntries(row[4])) prefixes[Fold(prefix)].push_back(index);
    AddName(row[0], index);
    for (std::string_view name : TsvEntries(row[2])) AddName(name, index);
  }

  void Sort() {
    for (auto& [first, siblings] : names) {
      std::stable_sort(siblings.begin(), siblings.end(), [](const auto& a, const auto& b) {
        return a.tokens.size() > b.tokens.size();
      });
    }
  }
};

const ExchangeTable& Table() {
  static const ExchangeTable kTable = [] {
    constexpr std::size_t kColumns = 7;
    ExchangeTable table;
    for (const auto& row : TsvRows(LexiconFile("exchanges.tsv"))) {
      if (row.size() >= kColumns) table.AddRow(row);
    }
    table.Sort();
    return table;
  }();
  return kTable;
}

template <typename Value>
const std::vector<Value>& Find(const std::unordered_map<std::string, std::vector<Value>>& map,
                               std::string_view key) {
  static const std::vector<Value> kNone;
  const auto found = map.find(std::string(key));
  return found == map.end() ? kNone : found->second;
}

}  // namespace

bool Exchange::Accepts(std::string_view listing) const {
  return std::any_of(shapes.begin(), shapes.end(), [&](const CodeShape& shape) {
    return Fits(shape, shape.kind == CodeShape::kLetters ? WithoutClass(listing) : listing);
  });
}

bool Exchange::AcceptsNumber(std::string_view listing) const {
  return std::any_of(shapes.begin(), shapes.end(), [&](const CodeShape& shape) {
    return shape.kind == CodeShape::kDigits && Fits(shape, listing);
  });
}

std::string Exchange::Canonical(std::string_view listing) const {
  std::string written(listing);
  if (WithoutClass(written).size() != written.size()) written[written.size() - 2] = '.';
  std::transform(written.begin(), written.end(), written.begin(), ToUpper);
  if (digits == 0 || !std::all_of(written.begin(), written.end(), IsDigit)) return written;
  written.erase(0, std::min(written.find_first_not_of('0'), written.size()));
  if (written.size() < digits) written.insert(0, digits - written.size(), '0');
  return written;
}

const std::vector<Exchange>& Exchanges() { return Table().all; }

const std::vector<ExchangeName>& ExchangeNamesFrom(std::string_view first_token) {
  return Find(Table().names, first_token);
}

const std::vector<std::uint32_t>& ExchangesOfSuffix(std::string_view suffix) {
  return Find(Table().suffixes, suffix);
}

const std::vector<std::uint32_t>& ExchangesOfPrefix(std::string_view prefix) {
  return Find(Table().prefixes, prefix);
}

bool NamesExchange(std::string_view word) {
  const std::string folded = Fold(word);
  if (!ExchangesOfPrefix(folded).empty()) return true;
  const std::vector<ExchangeName>& names = ExchangeNamesFrom(folded);
  return std::any_of(names.begin(), names.end(), [](const ExchangeName& name) {
    return name.tokens.size() == 1 && !name.place;
  });
}

}  // namespace tanxun
