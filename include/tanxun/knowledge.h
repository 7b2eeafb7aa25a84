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

// What says when a statement was true. Nearest first: each goes before those below.
enum class AsOfOrigin {
  kNone,         // Nothing: it is undated.
  kValue,        // A date in the value itself.
  kText,         // A date or period beside it: its sentence, its column, its heading.
  kNote,         // A date in the note's text, said of the whole note.
  kFrontMatter,  // A date in the front matter.
  kName,         // A date in the file's name or title.
  kFile,         // The file's time of change: the weakest.
};

// When a statement was true, and what says so.
struct AsOf {
  Date date;                              // Not known for kNone.
  AsOfOrigin origin = AsOfOrigin::kNone;  // kNone where the date is not known.
};

// A piece of a source that a person reads at a glance; what a search returns.
struct Passage {
  Span span;                          // From its first block to its last; of a record its line.
  LineRange lines;                    // 1-based, both included.
  std::vector<std::string> headings;  // Outermost first, without the title.
  std::string text;                   // Visible text, blocks one a line.
  std::string language;               // "zh", "en" or "mixed".
  AsOf as_of;                         // The day that its headings name, else the note's.
};

// Whether a value is said or denied.
enum class Polarity {
  kPositive,  // The source says so.
  kNegative,  // The source says that it is not so: "cannot", "no longer".
};

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

std::string_view Name(FactForm form);  // "front_matter", "key_value", "table_cell", …

// What narrows a fact beside its label.
struct Qualifier {
  std::string kind;  // "period", "unit", "detail": the last is a bracket behind a relation.
  std::string text;  // As written.
};

// Where a statement stands.
struct Location {
  std::string path;          // Relative to its collection's root, '/' between folders.
  std::string record;        // The record's id in a JSON Lines collection, else empty.
  LineRange lines;           // Of the value, 1-based, both included; of a record its line.
  std::uint32_t column = 1;  // 1-based, in characters, of the value in its first line.
  Span span;                 // The value's bytes.
  std::string quote;  // The source's own line, trimmed, or of one over 600 bytes the sentence. Of a
                      // record the value.
  std::vector<std::string> headings;  // Outermost first, without the title.
};

// Where a statement stands.
struct SourceLine {
  std::string path;        // Relative to its collection's root, '/' between folders.
  std::string record;      // Of a JSON Lines collection, else empty.
  std::uint32_t line = 0;  // 0 = the whole source.

  // By path, record, line.
  auto operator<=>(const SourceLine&) const = default;
};

// One statement of a source: the subject's attribute has the value.
struct Fact {
  std::string subject;    // As written.
  std::string attribute;  // The label as written.
  // What the label means: an attribute of corpus/lexicon/attributes.tsv ("market_cap"), or empty.
  std::string concept_id;
  std::string value;                        // As written, visible text.
  std::vector<std::string> items;           // The value's parts where it is a list.
  Polarity polarity = Polarity::kPositive;  // kNegative: the value is denied.
  std::vector<Qualifier> qualifiers;        // None, or at most one of each kind.
  AsOf as_of;                               // When it was true, as far as anything says so.
  FactForm form = FactForm::kKeyValue;      // The structure that it was read from.
  double confidence = 0.0;                  // 0..1, the form's measured precision.
  std::uint32_t row = 0;  // Facts of one table row, or of one list, share a number; 0 = of neither.
  Location where;         // Of the value.
};

// Two names of one thing, by an explicit statement of the source.
struct Alias {
  std::string name;        // As written.
  std::string other;       // As written.
  std::string statement;   // "front_matter", "title", "file_name", "definition", "brackets",
                           // "naming", "link_label", "label"; of a part "part".
  std::uint32_t line = 0;  // 1-based.
};

// A listing named in the text, canonical "EXCHANGE:CODE".
struct TickerMention {
  std::string ticker;      // A bare code where no exchange is told: "ACME".
  std::string subject;     // Whose listing it is, as written; empty if the text does not say.
  std::uint32_t line = 0;  // 1-based.
  Span span;               // Of the code in the file.
};

// How tight the supply of something is. kUnknown is stated (⚪ 未知); kNone is no status at all.
enum class StatusLevel {
  kNone = 0,     // No status.
  kUnknown = 1,  // Stated to be unknown; neither more nor less than the others.
  kGreen = 2,    // Ample, or normal.
  kYellow = 3,   // Tight.
  kOrange = 4,   // Short, constrained.
  kRed = 5,      // Cut off, sold out.
};

std::string_view Name(StatusLevel level);  // "unknown", "green", …; "" for kNone.

// A status as one line states it.
struct StatusMention {
  StatusLevel level = StatusLevel::kNone;  // kUnknown where the source says that nobody knows.
  std::string subject;     // Whose status it is, as written; empty if the text does not say.
  std::string reason;      // The text beside the mark.
  Date since;              // "constrained since March 2025"; not known if not said.
  AsOf as_of;              // When it was stated.
  std::uint32_t line = 0;  // 1-based.
};

// A link to another note or file, in text or front matter; never to the web.
struct Link {
  std::string target;      // As written, %20 undone, without heading or block part.
  std::string part;        // The heading or block ("^id") that is meant, without '#'.
  std::string label;       // As shown, where that is not the target.
  std::string relation;    // Text after a dash, if any.
  bool is_embed = false;   // ![[X]], ![](X): shown in its place.
  bool is_wiki = true;     // [[X]]; else a Markdown link to a note.
  std::uint32_t line = 0;  // 1-based.
};

// A step of the supply chain: `from` gives something to `to`.
struct Edge {
  std::string from;        // As written.
  std::string to;          // As written.
  std::string relation;    // What `from` does for `to`: "supplies", "fabricates", "stage", …
  std::string detail;      // What is supplied, or the text in brackets; empty if not said.
  std::string from_stage;  // Of a staged path: MEMORY (HBM). Empty elsewhere.
  std::string to_stage;    // Of a staged path: MEMORY (HBM). Empty elsewhere.
  AsOf as_of;              // When it was stated.
  FactForm form = FactForm::kLink;  // The structure that it was read from.
  std::uint32_t line = 0;           // 1-based.
  Span span;                        // Of what states it in the file: an end, or the sentence.
};

// All that ExtractKnowledge() sees in one source.
struct Knowledge {
  std::string subject;                         // Whom the note is about.
  std::vector<std::string> aliases;            // Other names of the subject.
  Date date;                                   // The note's own date.
  AsOfOrigin date_origin = AsOfOrigin::kNone;  // What says it; kNone where the date is not known.
  std::vector<Passage> passages;               // None of a source without visible text.
  std::vector<Fact> facts;                     // One a value, and one an item of a list.
  std::vector<Alias> names;                    // Other names, stated in this source.
  std::vector<Alias> parts;  // name has the part `other`: "subsidiary of", a link's relation.
  std::vector<TickerMention> tickers;   // Each place that names one.
  std::vector<StatusMention> statuses;  // Each line that states one.
  std::vector<std::string> tags;        // Without '#', nested with '/'.
  std::vector<Link> links;              // Those of the front matter first.
  std::vector<Edge> edges;              // None twice on one line.
  std::vector<Problem> remarks;  // What reads like knowledge and cannot be: (NYSE/HKEX: ACME). The
                                 // path is empty: it is the source's.
};

// Pure: the same source gives the same knowledge.
Knowledge ExtractKnowledge(const Source& source);

// One stable line of text each, for tests and for `tanxun-index read`.
// "passage 3-5 [20,91) en {Heading > Below} its text".
std::string Describe(const Passage& passage);
// "2025-01-02 (note)"; "undated".
std::string Describe(const AsOf& as_of);
// "Acme | HQ <headquarters> | Oslo | label_line @7:9 2025-01-02 (note)".
std::string Describe(const Fact& fact);
// "Acme = 艾克米 (brackets) @3".
std::string Describe(const Alias& alias);
// "NYSE:ACME of Acme @3"; '?' for a subject that is not said.
std::string Describe(const TickerMention& ticker);
// "red of Acme @3 since 2025-03: its reason".
std::string Describe(const StatusMention& status);
// "[[T#part|label]] @3 — relation".
std::string Describe(const Link& link);
// "Acme -supplies-> Borealis @3 2025-01-02 (note): wafers".
std::string Describe(const Edge& edge);

}  // namespace tanxun
