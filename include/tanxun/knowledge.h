// SPDX-License-Identifier: GPL-2.0-or-later
// What the extractors see in a Source: passages to search, facts to look up, names, tickers,
// statuses, tags, links.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/source.h"

namespace tanxun TANXUN_API {

enum class AsOfOrigin { kNone, kValue, kText, kNote, kFrontMatter, kName, kFile };

// When a statement was true, and what says so.
struct AsOf {
  Date date;
  AsOfOrigin origin = AsOfOrigin::kNone;
};

// A piece of a source that a person reads at a glance; what a search returns.
struct Passage {
  Span span;
  LineRange lines;
  std::vector<std::string> headings;  // Outermost first, without the title.
  std::string text;                   // Visible text, blocks one a line.
  std::string language;               // "zh", "en" or "mixed".
  AsOf as_of;                         // The day that its headings name, else the note's.
};

enum class Polarity { kPositive, kNegative };

std::string_view Name(
    AsOfOrigin origin);  // "value", "text", "note", "front_matter", "name", "file"; "" for kNone.

// The structure a fact was read from.
enum class FactForm {
  kFrontMatter,  // ticker: ABC
  kKeyValue,     // a row of a two-column table
  kTableCell,    // row entity × column header
  kLabelLine,    // **Label:** text, Label:: text, - Label: text
  kLeadList,     // **Lead:** with bullets, or a heading with bullets
  kAccessList,   // What X can / cannot do: bullets
  kCard,         // a briefing's label and value
  kDefinition,   // X — text; Name (中文) text
  kStage,        // a briefing's staged path
  kLink,         // [[X]] — relation
  kTicker,       // (EXCH: SYM)
  kProse,        // a closed prose pattern
};

std::string_view Name(FactForm form);

struct Qualifier {
  std::string kind;  // "period", "section", "stage", "object", "column"
  std::string text;
};

// Where a statement stands.
struct Location {
  std::string path;
  std::string record;
  LineRange lines;
  std::uint32_t column = 1;  // 1-based, in characters, of the value in its first line.
  Span span;                 // The value's bytes.
  std::string quote;         // The source's own line, trimmed.
  std::vector<std::string> headings;
};

// Where a statement stands.
struct SourceLine {
  std::string path;
  std::string record;      // Of a JSON Lines collection, else empty.
  std::uint32_t line = 0;  // 0 = the whole source.

  auto operator<=>(const SourceLine&) const = default;
};

struct Fact {
  std::string subject;    // As written.
  std::string attribute;  // The label as written.
  std::string
      concept_id;     // An attribute of corpus/lexicon/attributes.tsv ("market_cap"), or empty.
  std::string value;  // As written, visible text.
  std::vector<std::string> items;  // The value's parts where it is a list.
  Polarity polarity = Polarity::kPositive;
  std::vector<Qualifier> qualifiers;
  AsOf as_of;
  FactForm form = FactForm::kKeyValue;
  double confidence = 0.0;  // 0..1, the form's measured precision.
  std::uint32_t row = 0;    // Facts of one table row share a number; 0 = not of a row.
  Location where;
};

// Two names of one thing, by an explicit statement of the source.
struct Alias {
  std::string name;
  std::string other;
  std::string statement;  // "front_matter", "brackets", "link_label", "label"
  std::uint32_t line = 0;
};

// A listing named in the text, canonical "EXCHANGE:CODE".
struct TickerMention {
  std::string ticker;
  std::string subject;  // Whose listing it is, as written; empty if the text does not say.
  std::uint32_t line = 0;
  Span span;
};

// How tight the supply of something is. kUnknown is stated (⚪ 未知); kNone is no status at all.
enum class StatusLevel { kNone = 0, kUnknown = 1, kGreen = 2, kYellow = 3, kOrange = 4, kRed = 5 };

std::string_view Name(StatusLevel level);  // "unknown", "green", …; "" for kNone.

struct StatusMention {
  StatusLevel level = StatusLevel::kNone;
  std::string subject;  // Whose status it is, as written; empty if the text does not say.
  std::string reason;   // The text beside the mark.
  Date since;           // "constrained since March 2025"; not known if not said.
  AsOf as_of;           // When it was stated.
  std::uint32_t line = 0;
};

struct Link {
  std::string target;    // As written, without heading or block part.
  std::string part;      // The heading or block ("^id") that is meant, without '#'.
  std::string label;     // As shown, where that is not the target.
  std::string relation;  // Text after a dash, if any.
  bool is_embed = false;
  bool is_wiki = true;  // [[X]]; else a Markdown link to a note.
  std::uint32_t line = 0;
};

// A step of the supply chain: `from` gives something to `to`.
struct Edge {
  std::string from;      // As written.
  std::string to;        // As written.
  std::string relation;  // What `from` does for `to`: "supplies", "fabricates", "stage", …
  std::string detail;    // What is supplied, or the text in brackets; empty if not said.
  std::string from_stage;
  std::string to_stage;  // Of a staged path: MEMORY (HBM). Empty elsewhere.
  AsOf as_of;
  FactForm form = FactForm::kLink;
  std::uint32_t line = 0;
  Span span;
};

struct Knowledge {
  std::string subject;               // Whom the note is about.
  std::vector<std::string> aliases;  // Other names of the subject.
  Date date;                         // The note's own date.
  AsOfOrigin date_origin = AsOfOrigin::kNone;
  std::vector<Passage> passages;
  std::vector<Fact> facts;
  std::vector<Alias> names;
  std::vector<Alias> parts;  // name has the part `other`: "subsidiary of", a link's relation.
  std::vector<TickerMention> tickers;
  std::vector<StatusMention> statuses;
  std::vector<std::string> tags;  // Without '#', nested with '/'.
  std::vector<Link> links;
  std::vector<Edge> edges;
  std::vector<Problem> remarks;  // What reads like knowledge and cannot be: (NYSE/HKEX: ACME). The
                                 // path is empty: it is the source's.
};

// Pure: the same source gives the same knowledge.
Knowledge ExtractKnowledge(const Source& source);

std::string Describe(const Passage& passage);
std::string Describe(const AsOf& as_of);
std::string Describe(const Fact& fact);
std::string Describe(const Alias& alias);
std::string Describe(const TickerMention& ticker);
std::string Describe(const StatusMention& status);
std::string Describe(const Link& link);
std::string Describe(const Edge& edge);

}  // namespace TANXUN_API
