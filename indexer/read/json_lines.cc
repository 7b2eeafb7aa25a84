// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/read/lines.h"
#include "indexer/read/readers.h"
#include "indexer/read/span_map.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxValues = 10'000;
constexpr std::size_t kMaxProperties = 1000;

// What one line says, taken from the parser's events: nothing nested is kept.
class RecordEvents : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<std::string> text;
  bool has_text_key = false;  // Of whatever type.
  std::string id;
  bool has_bad_id = false;  // A list or an object.
  bool is_cut = false;      // More values than are kept.
  std::string title;
  std::string language;
  std::vector<Property> properties;
  std::string error;
  bool is_object = false;

  bool null() override {
    if (AtTop() && key_ == "text") has_text_key = true;
    return true;
  }
  bool boolean(bool value) override { return Scalar(value ? "true" : "false", false); }
  bool number_integer(number_integer_t value) override {
    return Scalar(std::to_string(value), false);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return Scalar(std::to_string(value), false);
  }
  bool number_float(number_float_t, const string_t& written) override {
    return Scalar(written, false);
  }
  bool string(string_t& value) override { return Scalar(std::move(value), true); }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    is_object = is_object || depth_ == 0;
    if (AtTop()) NoteNested();
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool key(string_t& value) override {
    if (depth_ == 1) key_ = std::move(value);
    return true;
  }
  bool start_array(std::size_t) override {
    if (AtTop()) NoteNested();
    if (depth_ == 1) Target(true);
    ++depth_;
    in_list_ = is_object && depth_ == 2;
    return true;
  }
  bool end_array() override {
    --depth_;
    in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& thrown) override {
    error = "no valid JSON at byte " + std::to_string(position);
    // Without the library's "[json.exception...] parse error at line 1, column 9:".
    const std::string_view what = thrown.what();
    if (const std::size_t colon = what.find(": "); colon != std::string_view::npos) {
      error += ": " + std::string(what.substr(colon + 2));
    }
    return false;
  }

 private:
  bool AtTop() const { return is_object && depth_ == 1; }

  void NoteNested() {
    has_bad_id = has_bad_id || key_ == "id";
    has_text_key = has_text_key || key_ == "text";
  }

  Property* Target(bool is_list) {
    if (!is_object || key_ == "text" || key_ == "id" || key_ == "lang") return nullptr;
    for (Property& property : properties) {
      if (property.key == key_) return &property;
    }
    if (properties.size() >= kMaxProperties) {
      is_cut = true;
      return nullptr;
    }
    properties.push_back({key_, {}, is_list, {}, 0});
    return &properties.back();
  }

  bool Scalar(std::string value, bool is_string) {
    if (AtTop()) {
      has_text_key = has_text_key || key_ == "text";
      if (key_ == "text" && is_string) text = value;
      if (key_ == "id") id = value;
      if (key_ == "title" && is_string) title = Trim(value);
      if (key_ == "lang" && is_string) language = value;
    }
    const bool wanted = is_object && (depth_ == 1 || (depth_ == 2 && in_list_));
    if (!wanted) return true;
    if (++values_ > kMaxValues) {
      is_cut = true;
      return true;
    }
    if (Property* property = Target(false)) property->values.push_back(std::move(value));
    return true;
  }

  std::string key_;
  int depth_ = 0;
  bool in_list_ = false;
  std::size_t values_ = 0;
};

// Why the line is no record; empty if it is one.
std::string ParseRecord(std::string_view line, RecordEvents& record) {
  const bool valid = nlohmann::json::sax_parse(line, &record);
  if (!valid) return record.error.empty() ? "no valid JSON" : record.error;
  if (!record.is_object) return "not a JSON object";
  if (!record.text && record.has_text_key) return "\"text\" is no string";
  if (!record.text) return "a record without \"text\"";
  return "";
}

// The ids given so far. A record without one goes by its line; its text is not lost where another
// record has that number for an id.
class Ids {
 public:
  // The id of a record; empty if another record states the same, and then its line in `other`.
  std::string Take(const std::string& stated, std::uint32_t line, std::uint32_t& other) {
    const std::string number = std::to_string(line);
    const auto [known, is_new] =
        lines_.emplace(stated.empty() ? number : stated, Place{line, !stated.empty()});
    if (is_new) return known->first;
    if (!stated.empty() && known->second.is_stated) {
      other = known->second.line;
      return "";
    }
    known->second.is_stated = known->second.is_stated || !stated.empty();
    return known->first + " (line " + number + ")";
  }

 private:
  struct Place {
    std::uint32_t line = 0;
    bool is_stated = false;
  };
  std::unordered_map<std::string, Place> lines_;
};

Source MakeSource(RecordEvents record, std::string id, std::string_view name, Span span,
                  std::uint32_t line) {
  Source source;
  source.path = name;
  source.kind = SourceKind::kRecord;
  source.record = std::move(id);
  source.language = std::move(record.language);
  source.text = std::move(*record.text);
  {
    const LineIndex lines(source.text);
    ReadText read = ChooseReader("", lines, 0).read(lines, 0);
    source.blocks = std::move(read.blocks);
    source.problems = std::move(read.problems);
    source.line_starts = lines.starts();
  }
  MapToRecord(span, line, source.blocks);
  source.properties = std::move(record.properties);
  for (Property& property : source.properties) {
    property.line = line;
    property.span = span;
  }
  if (record.has_bad_id) {
    source.problems.push_back({"", 0, "\"id\" is no string or number; the line's number is used"});
  }
  if (record.is_cut) {
    source.problems.push_back({"", 0,
                               "more than " + std::to_string(kMaxValues) + " values or " +
                                   std::to_string(kMaxProperties) + " keys; the rest is left out"});
  }
  for (Problem& problem : source.problems) {
    problem.path = name;
    problem.line = line;
  }
  source.title = std::move(record.title);
  if (source.title.empty()) source.title = TitleOf(source.blocks);
  if (source.title.empty()) source.title = record.id.empty() ? Stem(name) : record.id;
  return source;
}

}  // namespace

std::vector<Problem> ReadJsonLines(const DecodedText& decoded, std::string_view name,
                                   std::uint64_t max_record_bytes,
                                   const std::function<bool(Source&&)>& sink) {
  const LineIndex lines(decoded.text);
  std::vector<Problem> problems;
  Ids ids;
  for (std::uint32_t number = 1; number <= lines.count(); ++number) {
    const std::string_view line = lines.Line(number);
    if (IsBlank(line)) continue;
    if (line.size() > max_record_bytes) {
      problems.push_back(
          {std::string(name), number, "a record larger than a file may be (use --max-file-size)"});
      continue;
    }
    RecordEvents record;
    if (std::string reason = ParseRecord(line, record); !reason.empty()) {
      problems.push_back({std::string(name), number, std::move(reason)});
      continue;
    }
    std::uint32_t other = 0;
    std::string id = ids.Take(record.id, number, other);
    if (id.empty()) {
      problems.push_back(
          {std::string(name), number,
           "line " + std::to_string(other) + " has the same id already: " + record.id});
      continue;
    }
    const Span place = lines.SpanOf({number, number});
    const Span original = OriginalSpan(decoded, place.begin, place.end);
    Source source = MakeSource(std::move(record), std::move(id), name, original, number);
    source.encoding = decoded.encoding;
    if (!sink(std::move(source))) break;
  }
  return problems;
}

}  // namespace tanxun
