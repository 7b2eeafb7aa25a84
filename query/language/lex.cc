// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/lex.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>

#include "query/language/field_name.h"
#include "query/language/syntax.h"

namespace tanxun {
namespace {

using syntax::Extent;
using syntax::Sign;
using syntax::SignAt;

constexpr std::string_view kTagField = "tag";
constexpr std::string_view kTickerField = "ticker";

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); at += SignAt(text, at).length) {
    const bool blank = syntax::IsBlankOrSeparator(text, at);
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return std::max<std::size_t>(words, 1);
}

// The stars at the end of a bare word or value: how long it is without them, and whether they ask
// for a prefix. A text that also begins with one is no prefix but a pattern or an ornament.
struct Starred {
  std::size_t length = 0;
  bool prefix = false;
};
Starred SplitStars(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = SignAt(text, at);
    at += sign.length;
    if (sign.value != U'*') length = at;
  }
  const bool starts = SignAt(text, 0).value == U'*';
  if (length == text.size() || (starts && length > 0)) return {text.size(), false};
  return {length, true};
}

// Where `low..high` is parted, or npos. Three dots and dots beside a slash are a path's or prose.
std::size_t FindRange(std::string_view value) {
  constexpr std::string_view kNoNeighbour = "./\\";
  const std::size_t at = value.find("..");
  if (at == std::string_view::npos) return at;
  const bool before = at > 0 && kNoNeighbour.find(value[at - 1]) != std::string_view::npos;
  const bool after =
      at + 2 < value.size() && kNoNeighbour.find(value[at + 2]) != std::string_view::npos;
  return before || after ? std::string_view::npos : at;
}

// The name of a tag as written: without marks around it, `#china/`, and `#标签#` of Chinese boards.
std::string_view TagName(std::string_view text) {
  const auto is_mark = [](char32_t c) { return c == U'#' || c == U' '; };
  while (is_mark(SignAt(text, 0).value)) text.remove_prefix(SignAt(text, 0).length);
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = SignAt(text, at);
    at += sign.length;
    if (!is_mark(sign.value) && sign.value != U'/') length = at;
  }
  return text.substr(0, length);
}

bool IsCashtag(std::string_view text) {  // $ACME, $ACM.B; not $100, $HOME_DIR.
  const Sign dollar = SignAt(text, 0);
  if (dollar.value != U'$') return false;
  const std::string_view code = text.substr(dollar.length);
  if (code.empty() || code.size() > 12 || code[0] < 'A' || code[0] > 'Z') return false;
  return code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") == std::string_view::npos;
}

struct Number {
  int value = 0;
  std::size_t after = 0;
};
std::optional<Number> NumberAt(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  int value = 0;
  for (Sign sign = SignAt(text, at); sign.value >= U'0' && sign.value <= U'9';
       sign = SignAt(text, at)) {
    value = std::min(value * 10 + static_cast<int>(sign.value - U'0'), syntax::kMaxDistance);
    at += sign.length;
  }
  if (at == begin) return std::nullopt;
  return Number{value, at};
}

class Lexer {
 public:
  Lexer(std::string_view query, std::span<const std::string_view> fields)
      : query_(query), fields_(fields) {}

  Lexed Run() && {
    while (!lexed_.complaint && at_ < query_.size()) Step();
    if (!lexed_.complaint && !open_.empty()) {
      Complain(open_.back().at, "this bracket is never closed");
    }
    return std::move(lexed_);
  }

 private:
  struct Bracket {
    std::size_t at = 0;
    std::string field;  // Of field:( ), handed down to the brackets inside.
  };

  void Complain(std::size_t at, std::string reason,
                Complaint::Cause cause = Complaint::Cause::kUnreadable) {
    if (!lexed_.complaint) lexed_.complaint = Complaint{cause, at, std::move(reason)};
  }

  void Add(TokenKind kind, std::size_t end, int distance = 0) {
    lexed_.tokens.push_back({kind, {}, distance, at_, end});
    at_ = end;
  }

  void AddLeaf(QueryNode leaf, std::size_t end) {
    terms_ +=
        leaf.kind == NodeKind::kPhrase || leaf.kind == NodeKind::kField ? CountWords(leaf.text) : 1;
    if (terms_ > syntax::kMaxTerms) {
      Complain(at_, "leaf terms: a query may have 256 words, this one has more",
               Complaint::Cause::kLimit);
    }
    leaf.begin = static_cast<std::uint32_t>(at_);
    leaf.end = static_cast<std::uint32_t>(end);
    lexed_.tokens.push_back({TokenKind::kLeaf, std::move(leaf), 0, at_, end});
    at_ = end;
  }

  const std::string& Scope() const {
    static const std::string kNone;
    return open_.empty() ? kNone : open_.back().field;
  }

  void Open(std::size_t bracket, std::string field) {
    if (open_.size() >= syntax::kMaxNesting) {
      return Complain(bracket, "nesting: brackets may stand 64 deep, here they are deeper",
                      Complaint::Cause::kLimit);
    }
    Add(TokenKind::kOpen, bracket + SignAt(query_, bracket).length);
    open_.push_back({bracket, std::move(field)});
  }

  void Close(std::size_t end) {
    if (open_.empty()) return Complain(at_, "this bracket was never opened");
    open_.pop_back();
    Add(TokenKind::kClose, end);
  }

  // A token begins where a sign may be an operator: at the start, behind a blank, bracket or bar.
  bool AfterGap() const {
    return gap_ || lexed_.tokens.empty() || lexed_.tokens.back().kind == TokenKind::kOpen ||
           lexed_.tokens.back().kind == TokenKind::kOr;
  }

  void SkipBlanks() {
    gap_ = false;
    while (syntax::IsBlankOrSeparator(query_, at_)) {
      at_ += SignAt(query_, at_).length;
      gap_ = true;
    }
  }

  void Step() {
    SkipBlanks();
    if (at_ >= query_.size()) return;
    const Sign sign = SignAt(query_, at_);
    const std::size_t after = at_ + sign.length;
    if (sign.value == U'(') return Open(at_, Scope());
    if (sign.value == U')') return Close(after);
    const Operator* found = FindOperatorSign(sign.value);
    if (found != nullptr && found->token == TokenKind::kOr) return Bar(sign.value);
    if (syntax::IsQuote(sign.value)) return Quoted();
    if (syntax::LinkMarkAt(query_, at_) > 0) return Link();
    if (syntax::IsTerminator(query_, at_)) return Complain(at_, "this quote was never opened");
    if (found != nullptr && AfterGap() && PlusOrMinus(found->token, sign.length)) return;
    Word();
  }

  // Two bars are as good as one.
  void Bar(char32_t sign) {
    std::size_t end = at_;
    while (SignAt(query_, end).value == sign) end += SignAt(query_, end).length;
    Add(TokenKind::kOr, end);
  }

  // False if the sign is only a character of a word.
  bool PlusOrMinus(TokenKind token, std::size_t length) {
    std::size_t next = at_ + length;
    if (syntax::StartsOperand(query_, next)) {
      Add(token, next);
      return true;
    }
    const char32_t close = SignAt(query_, next).value;
    if (!syntax::IsBlankOrSeparator(query_, next) && close != 0 && close != U')' && close != U'|') {
      return false;
    }
    while (syntax::IsBlankOrSeparator(query_, next)) next += SignAt(query_, next).length;
    const char32_t follower = SignAt(query_, next).value;
    if (follower == 0 || follower == U')' || follower == U'|') {
      Complain(at_, "nothing follows this sign");
    }
    at_ += length;  // A dash or plus between blanks is prose.
    return true;
  }

  std::optional<Extent> QuotedExtent(std::size_t at) {
    const std::optional<Extent> extent = syntax::FindQuoted(query_, at);
    if (!extent) {
      Complain(at, "this quote has no end");
    } else if (extent->begin == extent->end) {
      Complain(at, "nothing stands between these quotes");
    }
    return extent;
  }

  std::optional<Extent> LinkExtent(std::size_t at) {
    const std::optional<Extent> extent = syntax::FindLink(query_, at);
    if (!extent) {
      Complain(at, "this link has no end");
    } else if (extent->begin >= extent->end) {
      Complain(at, "this link names nothing");
    }
    return extent;
  }

  std::string Text(const Extent& extent) const {
    return std::string(query_.substr(extent.begin, extent.end - extent.begin));
  }

  // `~n` directly behind a phrase.
  Number SlopAt(std::size_t at) const {
    const Sign sign = SignAt(query_, at);
    if (sign.value != U'~') return {0, at};
    return NumberAt(query_, at + sign.length).value_or(Number{0, at});
  }

  void Quoted() {
    if (!Scope().empty()) return Value(Scope(), at_);
    const std::optional<Extent> extent = QuotedExtent(at_);
    if (lexed_.complaint) return;
    QueryNode phrase;
    phrase.kind = NodeKind::kPhrase;
    phrase.text = Text(*extent);
    const Number slop = SlopAt(extent->after);
    phrase.distance = slop.value;
    AddLeaf(std::move(phrase), slop.after);
  }

  void Link() {
    if (!Scope().empty()) return Value(Scope(), at_);
    const std::optional<Extent> extent = LinkExtent(at_);
    if (lexed_.complaint) return;
    QueryNode link;
    link.kind = NodeKind::kLink;
    link.text = Text(*extent);
    AddLeaf(std::move(link), extent->after);
  }

  void Word() {
    const std::size_t stop = syntax::FindTerminator(query_, at_);
    const std::size_t end = syntax::TrimWord(query_, at_, stop);
    const std::string_view raw = query_.substr(at_, stop - at_);
    const std::string_view text = query_.substr(at_, end - at_);
    if (text.empty()) {
      at_ = stop;
    } else if (SignAt(text, 0).value == U'\\') {
      Escaped(text, end);
    } else if (!OperatorWord(raw, stop)) {
      const std::optional<ColonSplit> split = SplitAtColon(raw);
      if (split && ColonWord(*split, end)) return;
      if (!Scope().empty()) return Value(Scope(), at_);
      PlainWord(text, end);
    }
  }

  // A backslash takes the word as it stands: \AND, \-x, \a:b.
  void Escaped(std::string_view text, std::size_t end) {
    const std::uint32_t mark = SignAt(text, 0).length;
    QueryNode node = Equals(Scope(), std::string(text.size() > mark ? text.substr(mark) : text));
    if (!Scope().empty()) return FinishValue(std::move(node), end);
    node.kind = NodeKind::kWord;
    AddLeaf(std::move(node), end);
  }

  // False if the word is none.
  bool OperatorWord(std::string_view text, std::size_t end) {
    const Operator* found = FindOperatorWord(text);
    if (found == nullptr) return false;
    const std::string_view rest = text.substr(found->spelling.size());
    if (rest.empty()) {
      return Add(found->token, end, found->has_distance ? syntax::kDefaultDistance : 0), true;
    }
    const Sign slash = SignAt(rest, 0);
    const std::optional<Number> number = NumberAt(rest, slash.length);
    if (slash.value != U'/' || !number || number->after != rest.size()) return false;
    if (number->value == 0) Complain(at_, "a distance is at least 1");
    return Add(found->token, end, number->value), true;
  }

  // A word with a colon that may name a field. False if it is a plain word after all.
  bool ColonWord(const ColonSplit& split, std::size_t end) {
    const std::size_t value =
        at_ + split.name.size() + SignAt(query_, at_ + split.name.size()).length;
    const std::optional<std::string> field = FindFieldName(split.name, fields_);
    const std::string_view code = query_.substr(value, std::max(end, value) - value);
    if (field && !Scope().empty()) {
      Complain(at_, "a field cannot stand inside the brackets of another");
    } else if (field) {
      FieldValue(*field, value);
    } else if (!Scope().empty()) {
      return false;
    } else if (IsListing(split.name, code)) {
      AddLeaf(Equals(kTickerField, std::string(split.name) + ":" + std::string(code)), end);
    } else {
      return UnknownField(split, value, end);
    }
    return true;
  }

  // Prose has colons too: "Note: x", with the full-width colon "AI：x", and so have product codes.
  // False for these.
  bool UnknownField(const ColonSplit& split, std::size_t value, std::size_t end) {
    const char32_t next = SignAt(query_, value).value;
    const bool nothing_follows = split.rest.empty() && next != U'(' && !syntax::IsQuote(next);
    const std::optional<std::string> suggestion = SuggestFieldName(split.name, fields_);
    if (nothing_follows || (split.wide && !suggestion)) return false;
    std::string reason = UnknownFieldReason(std::string(split.name), suggestion);
    const std::string_view code = query_.substr(value, std::max(end, value) - value);
    if (!suggestion && IsProductCode(split.name, code)) {
      lexed_.doubts.push_back({Complaint::Cause::kUnknownField, at_, std::move(reason)});
      lexed_.warnings.push_back(
          fmt::format("{}:{}: no field or exchange is called {}; searched for as words", split.name,
                      code, split.name));
      return false;
    }
    Complain(at_, std::move(reason), Complaint::Cause::kUnknownField);
    return true;
  }

  std::string UnknownFieldReason(const std::string& name,
                                 const std::optional<std::string>& suggestion) const {
    if (suggestion) return fmt::format("unknown field {}; did you mean {}?", name, *suggestion);
    return fmt::format(
        "unknown field {}; fields: {}; a front-matter key is prop.{}; quote the word to search for "
        "it",
        name, fmt::join(fields_, " "), name);
  }

  static QueryNode Equals(std::string_view field, std::string text) {
    QueryNode node;
    node.kind = NodeKind::kField;
    node.field = std::string(field);
    node.text = std::move(text);
    return node;
  }

  // What follows `field:`.
  void FieldValue(const std::string& field, std::size_t at) {
    if (SignAt(query_, at).value == U'(') return Open(at, field);
    Value(field, at);
  }

  static std::pair<Comparison, std::size_t> ComparisonAt(std::string_view text, std::size_t at) {
    for (const ComparisonSpelling& row : ComparisonSpellings()) {
      const std::size_t length = syntax::LengthAt(text, at, row.spelling);
      if (length > 0) return {row.comparison, length};
    }
    return {Comparison::kEqual, 0};
  }

  // One value of a field at `at`; the leaf reaches from at_ to the value's end.
  void Value(const std::string& field, std::size_t at) {
    const auto [comparison, length] = ComparisonAt(query_, at);
    at += length;
    const bool quoted = syntax::IsQuote(SignAt(query_, at).value);
    if (!quoted && syntax::LinkMarkAt(query_, at) == 0) return BareValue(field, comparison, at);
    const std::optional<Extent> extent = quoted ? QuotedExtent(at) : LinkExtent(at);
    if (lexed_.complaint) return;
    QueryNode node = Equals(field, Text(*extent));
    node.comparison = comparison;
    std::size_t end = extent->after;
    if (quoted && comparison == Comparison::kEqual) {
      const Number slop = SlopAt(end);
      node.distance = slop.value;
      end = slop.after;
    }
    FinishValue(std::move(node), end);
  }

  void BareValue(const std::string& field, Comparison comparison, std::size_t at) {
    const std::size_t end = syntax::TrimWord(query_, at, syntax::FindTerminator(query_, at));
    const std::string_view value = query_.substr(at, end - at);
    if (value.empty()) return Complain(at, "no value stands behind this field");
    QueryNode node = Equals(field, {});
    node.comparison = comparison;
    // Inside field:( ) a value may stand that could not stand behind `field:`: it means itself.
    const bool plain = !SplitAtColon(field + ":" + std::string(value));
    const std::size_t range =
        comparison == Comparison::kEqual && !plain ? FindRange(value) : std::string_view::npos;
    if (range != std::string_view::npos) {
      node.kind = NodeKind::kRange;
      node.low = std::string(value.substr(0, range));
      node.high = std::string(value.substr(range + 2));
      if (node.low.empty() && node.high.empty()) Complain(at, "this range has no ends");
      return AddLeaf(std::move(node), end);
    }
    const Starred starred = SplitStars(value);
    node.prefix = comparison == Comparison::kEqual && starred.prefix && !plain;
    node.text = std::string(node.prefix ? value.substr(0, starred.length) : value);
    FinishValue(std::move(node), end);
  }

  // Tags and tickers have marks of their own that may also stand behind the field's name.
  void FinishValue(QueryNode node, std::size_t end) {
    if (node.field == kTickerField && IsCashtag(node.text)) {
      node.text.erase(0, SignAt(node.text, 0).length);
    }
    if (node.field == kTagField && node.comparison == Comparison::kEqual) {
      node.text = std::string(TagName(node.text));
      KeepInnerStars(node);
      if (node.text.empty() && !node.prefix) return Complain(at_, "this tag has no name");
      node.kind = NodeKind::kTag;
      node.field.clear();
      node.distance = 0;
    }
    AddLeaf(std::move(node), end);
  }

  void PlainWord(std::string_view text, std::size_t end) {
    if (SignAt(text, 0).value == U'#' && Tag(text, end)) return;
    if (IsCashtag(text)) {
      return AddLeaf(Equals(kTickerField, std::string(text.substr(SignAt(text, 0).length))), end);
    }
    QueryNode word;
    const Starred starred = SplitStars(text);
    if (starred.prefix && starred.length == 0 && SignAt(text, 0).length == text.size()) {
      return AddLeaf(std::move(word), end);  // `*` is everything.
    }
    word.kind = NodeKind::kWord;
    // A word that Describe has to escape keeps its star: behind a backslash it is no syntax.
    const char32_t first = SignAt(text, 0).value;
    const bool escaped = first == U'+' || first == U'-' || SplitAtColon(text) ||
                         SplitAtColon(text.substr(0, starred.length));
    word.prefix = starred.prefix && starred.length > 0 && !escaped;
    word.text = std::string(word.prefix ? text.substr(0, starred.length) : text);
    AddLeaf(std::move(word), end);
  }

  // `#a*#*` without its marks would end in two stars: then they are the tag's own.
  static void KeepInnerStars(QueryNode& tag) {
    if (!tag.prefix) return;
    const std::string starred = tag.text + "*";
    const Starred read = SplitStars(starred);
    if (read.prefix && read.length == tag.text.size()) return;
    tag.text = starred;
    tag.prefix = false;
  }

  // False for a lone '#' and for the marks of a heading ("##").
  bool Tag(std::string_view text, std::size_t end) {
    const std::string_view name = text.substr(SignAt(text, 0).length);
    if (SignAt(name, 0).value == U'#') return false;
    const Starred starred = SplitStars(name);
    QueryNode tag;
    tag.kind = NodeKind::kTag;
    tag.prefix = starred.prefix && !name.empty();
    tag.text = std::string(TagName(tag.prefix ? name.substr(0, starred.length) : name));
    KeepInnerStars(tag);
    if (tag.text.empty() && !tag.prefix) return false;
    AddLeaf(std::move(tag), end);
    return true;
  }

  std::string_view query_;
  std::span<const std::string_view> fields_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0;
  bool gap_ = false;
  std::vector<Bracket> open_;
  Lexed lexed_;
};

}  // namespace

Lexed Lex(std::string_view query, std::span<const std::string_view> fields) {
  return Lexer(query, fields).Run();
}

}  // namespace tanxun
