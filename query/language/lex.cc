// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/lex.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/schema/fields.h"
#include "query/language/enclosure.h"
#include "query/language/field_name.h"
#include "query/language/leaf.h"
#include "query/language/operators.h"
#include "query/language/scan.h"
#include "query/language/syntax.h"
#include "query/language/unknown_field.h"

namespace tanxun {
namespace {

using syntax::Extent;
using syntax::Sign;
using syntax::SignAt;

// Who has an order, for those who asked for it elsewhere.
std::string NoOrder() {
  std::vector<std::string_view> ordered;
  for (const Field& field : Fields()) {
    if (field.has_order()) ordered.push_back(field.name);
  }
  return fmt::format("this field has no order, {} have; quote the value to search for it",
                     fmt::join(ordered, " and "));
}

class Lexer {
 public:
  Lexer(std::string_view query, std::span<const std::string_view> fields)
      : query_(query), fields_(fields), quotes_(query) {}

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

  // The last part ends right here.
  bool Touches() const {
    return !gap_ && !lexed_.tokens.empty() &&
           (lexed_.tokens.back().kind == TokenKind::kLeaf ||
            lexed_.tokens.back().kind == TokenKind::kClose);
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
    const std::optional<Extent> extent = quotes_.At(at);
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
    } else if (Touches() && syntax::LengthAt(text, 0, "*") == text.size()) {
      Complain(at_, "a star stands behind a word, not behind this");
    } else if (SignAt(text, 0).value == U'\\') {
      Escaped(text, end);
    } else if (!OperatorWord(raw, stop) && !QuotedKey(raw, stop)) {
      const std::optional<ColonSplit> split = SplitAtColon(raw);
      if (split && ColonWord(*split, end)) return;
      if (!Scope().empty()) return Value(Scope(), at_);
      AddLeaf(WordLeaf(text), end);
    }
  }

  // A backslash takes the word as it stands: \AND, \-x, \a:b.
  void Escaped(std::string_view text, std::size_t end) {
    const std::uint32_t mark = SignAt(text, 0).length;
    QueryNode node = FieldLeaf(Scope(), text.size() > mark ? text.substr(mark) : text);
    if (!Scope().empty()) return AddValue(std::move(node), at_, end);
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

  // prop."KEY WITH BLANKS":value. False if the word is no such beginning.
  bool QuotedKey(std::string_view word, std::size_t quote) {
    const bool begins = !word.empty() && PropertyMark(word) == word.size();
    if (!begins || !syntax::IsQuote(SignAt(query_, quote).value)) return false;
    const std::optional<Extent> key = quotes_.At(quote);
    if (!key || key->begin == key->end || SignAt(query_, key->after).value != U':') return false;
    ReadField(std::string(kPropertyField) + Text(*key),
              key->after + SignAt(query_, key->after).length);
    return true;
  }

  // A word with a colon that may name a field. False if it is a plain word after all.
  bool ColonWord(const ColonSplit& split, std::size_t end) {
    const std::size_t value =
        at_ + split.name.size() + SignAt(query_, at_ + split.name.size()).length;
    const std::optional<std::string> field = FindFieldName(split.name, fields_);
    if (field) return ReadField(*field, value), true;
    if (!Scope().empty()) return false;
    const std::string code =
        syntax::Narrow(WithoutStops(query_.substr(value, std::max(end, value) - value)));
    if (!IsListing(split.name, code)) return Unknown(split, value);
    AddLeaf(FieldLeaf("ticker", std::string(split.name) + ":" + code), end);
    return true;
  }

  // False if the word is read as text.
  bool Unknown(const ColonSplit& split, std::size_t value) {
    const char32_t next = SignAt(query_, value).value;
    std::optional<UnknownField> unknown =
        JudgeUnknownField(split, next == U'(' || syntax::IsQuote(next), fields_);
    if (!unknown) return false;
    if (unknown->warning.empty()) {
      return Complain(at_, std::move(unknown->reason), Complaint::Cause::kField), true;
    }
    lexed_.doubts.push_back({Complaint::Cause::kField, at_, std::move(unknown->reason)});
    std::vector<std::string>& warnings = lexed_.warnings;
    if (std::find(warnings.begin(), warnings.end(), unknown->warning) == warnings.end()) {
      warnings.push_back(std::move(unknown->warning));
    }
    return false;
  }

  // A field and what follows its colon.
  void ReadField(const std::string& field, std::size_t at) {
    if (!Scope().empty())
      return Complain(at_, "a field cannot stand inside the brackets of another");
    if (SignAt(query_, at).value == U'(') return Open(at, field);
    Value(field, at);
  }

  // One value of a field at `at`; the leaf reaches from at_ to the value's end.
  void Value(const std::string& field, std::size_t at) {
    const std::size_t begin = at;
    const auto [comparison, length] = ComparisonAt(query_, at);
    at += length;
    const bool quoted = syntax::IsQuote(SignAt(query_, at).value);
    if (!quoted && syntax::LinkMarkAt(query_, at) == 0) {
      const std::size_t end = ValueEnd(query_, field, at);
      const std::string_view value = query_.substr(at, end - at);
      if (value.empty()) return Complain(at, "no value stands behind this field");
      return AddValue(ValueLeaf(field, comparison, value), begin, end);
    }
    const std::optional<Extent> extent = quoted ? QuotedExtent(at) : LinkExtent(at);
    if (lexed_.complaint) return;
    QueryNode node = FieldLeaf(field, Text(*extent));
    node.comparison = comparison;
    std::size_t end = extent->after;
    if (quoted && comparison == Comparison::kEqual) {
      const Number slop = SlopAt(end);
      node.distance = slop.value;
      end = slop.after;
    }
    AddValue(std::move(node), begin, end);
  }

  void AddValue(QueryNode leaf, std::size_t at, std::size_t end) {
    leaf = Settled(std::move(leaf));
    const bool is_range = leaf.kind == NodeKind::kRange;
    if (is_range && leaf.low.empty() && leaf.high.empty()) {
      Complain(at, "this range has no ends");
    } else if ((is_range || leaf.comparison != Comparison::kEqual) && !HasOrder(leaf.field)) {
      Complain(at, NoOrder(), Complaint::Cause::kField);
    } else if (HasOrder(leaf.field) && (is_range ? syntax::IsQuote(SignAt(query_, end).value)
                                                 : RangeFollows(query_, end))) {
      Complain(end, "a range has no blanks and no quotes in it");
    } else if (leaf.kind == NodeKind::kTag && leaf.text.empty() && !leaf.prefix) {
      Complain(at_, "this tag has no name");
    }
    AddLeaf(std::move(leaf), end);
  }

  std::string_view query_;
  std::span<const std::string_view> fields_;
  syntax::QuoteFinder quotes_;
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
