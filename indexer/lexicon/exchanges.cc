// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/exchanges.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/listing_tokens.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "tanxun/listing.h"

namespace tanxun {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char ToUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::uint32_t NumberIn(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "A1-5", "D6", "D4-5A", "X2-6", "D6(6,900)".
CodeShape ReadShape(std::string_view text) {
  CodeShape shape;
  if (const std::size_t open = text.find('('); open != std::string_view::npos) {
    for (std::size_t at = open + 1; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(",)", at), text.size());
      shape.beginnings.emplace_back(text.substr(at, end - at));
      at = end + 1;
    }
    text = text.substr(0, open);
  }
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
           Fits({CodeShape::kDigits, shape.shortest, shape.longest, {}},
                code.substr(0, code.size() - 1));
  }
  if (code.size() < shape.shortest || code.size() > shape.longest) return false;
  const bool begins = shape.beginnings.empty() ||
                      std::any_of(shape.beginnings.begin(), shape.beginnings.end(),
                                  [&](const auto& start) { return code.starts_with(start); });
  if (!begins) return false;
  return std::all_of(code.begin(), code.end(), [&](char c) {
    return (shape.kind != CodeShape::kDigits && IsLetter(c)) ||
           (shape.kind != CodeShape::kLetters && IsDigit(c));
  });
}

constexpr std::string_view kNone = "-";

// A row of the file.
struct ExchangeRow {
  std::string_view code, mic, names, weak_names, suffixes, prefixes, markets, shapes, digits;
};

struct ExchangeTable {
  std::vector<Exchange> all;
  std::vector<std::string> written;  // Names.
  std::unordered_map<std::string, std::vector<ExchangeName>> names;
  std::unordered_map<std::string, std::vector<std::uint32_t>> suffixes;
  std::unordered_map<std::string, std::vector<std::uint32_t>> prefixes;
  std::unordered_map<std::string, std::vector<std::uint32_t>> markets;

  void AddName(std::string_view name, std::uint32_t exchange, bool weak) {
    ExchangeName entry{.tokens = {}, .exchange = exchange, .weak = weak};
    for (ListingToken& token : TokenizeListing(name)) entry.tokens.push_back(std::move(token.text));
    if (entry.tokens.empty()) return;
    written.emplace_back(name);
    std::vector<ExchangeName>& siblings = names[entry.tokens.front()];
    const bool known = std::any_of(siblings.begin(), siblings.end(),
                                   [&](const auto& other) { return other.tokens == entry.tokens; });
    if (!known) siblings.push_back(std::move(entry));
  }

  void AddRow(const ExchangeRow& row) {
    const auto index = static_cast<std::uint32_t>(all.size());
    Exchange exchange{.code = {}, .mic = {}, .shapes = {}, .digits = NumberIn(row.digits, 0)};
    if (row.code != kNone) exchange.code = row.code;
    if (row.mic != kNone) exchange.mic = row.mic;
    for (std::string_view shape : TsvEntries(row.shapes)) {
      exchange.shapes.push_back(ReadShape(shape));
    }
    if (!exchange.code.empty()) AddName(exchange.code, index, false);
    if (!exchange.mic.empty()) AddName(exchange.mic, index, false);
    all.push_back(std::move(exchange));
    for (std::string_view name : TsvEntries(row.names)) AddName(name, index, false);
    for (std::string_view name : TsvEntries(row.weak_names)) AddName(name, index, true);
    for (std::string_view suffix : TsvEntries(row.suffixes)) {
      suffixes[Fold(suffix)].push_back(index);
    }
    for (std::string_view prefix : TsvEntries(row.prefixes)) {
      prefixes[Fold(prefix)].push_back(index);
    }
    for (std::string_view market : TsvEntries(row.markets)) markets[Fold(market)].push_back(index);
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
    constexpr std::size_t kColumns = 9;
    ExchangeTable table;
    for (const auto& row : TsvRows(LexiconFile("exchanges.tsv"))) {
      if (row.size() < kColumns) continue;
      table.AddRow({row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]});
    }
    table.Sort();
    return table;
  }();
  return kTable;
}

template <typename Value>
const std::vector<Value>& Find(const std::unordered_map<std::string, std::vector<Value>>& map,
                               std::string_view key) {
  static const std::vector<Value> kNothing;
  const auto found = map.find(std::string(key));
  return found == map.end() ? kNothing : found->second;
}

}  // namespace

bool Exchange::Accepts(std::string_view listing) const {
  return std::any_of(shapes.begin(), shapes.end(), [&](const CodeShape& shape) {
    return Fits(shape, shape.kind == CodeShape::kLetters ? WithoutClass(listing) : listing);
  });
}

bool Exchange::AcceptsNumber(std::string_view listing) const {
  return std::any_of(shapes.begin(), shapes.end(), [&](const CodeShape& shape) {
    const bool numeric = shape.kind == CodeShape::kDigits || shape.kind == CodeShape::kDigitsLetter;
    return numeric && Fits(shape, listing);
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

const std::vector<std::uint32_t>& ExchangesOfMarketCode(std::string_view market) {
  return Find(Table().markets, market);
}

const std::vector<std::string>& ExchangeNames() { return Table().written; }

const Exchange* ExchangeOfCode(std::string_view code) {
  const auto found = std::find_if(Exchanges().begin(), Exchanges().end(),
                                  [&](const Exchange& each) { return each.code == code; });
  return code.empty() || found == Exchanges().end() ? nullptr : &*found;
}

bool NamesExchange(std::string_view word) {
  const std::string folded = Fold(word);
  const std::vector<std::uint32_t>& prefixed = ExchangesOfPrefix(folded);
  if (std::any_of(prefixed.begin(), prefixed.end(),
                  [](std::uint32_t index) { return !Exchanges()[index].code.empty(); })) {
    return true;
  }
  const std::vector<ExchangeName>& names = ExchangeNamesFrom(folded);
  return std::any_of(names.begin(), names.end(), [](const ExchangeName& name) {
    return name.tokens.size() == 1 && !name.weak;
  });
}

std::string_view MicOf(std::string_view listing) {
  const std::size_t colon = listing.find(':');
  if (colon == std::string_view::npos) return {};
  const Exchange* exchange = ExchangeOfCode(listing.substr(0, colon));
  return exchange == nullptr ? std::string_view() : std::string_view(exchange->mic);
}

}  // namespace tanxun
