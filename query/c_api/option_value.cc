// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/option_value.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "query/c_api/boundary.h"

namespace tanxun {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostDepth = 8;

// Takes what the parser sees, from the outside to the inside. false ends the parse.
class TreeMaker {
 public:
  bool null() { return Add({}); }
  bool boolean(bool value) {
    OptionValue made{OptionKind::kBool};
    made.flag = value;
    return Add(std::move(made));
  }
  bool number_integer(Json::number_integer_t) { return Add({OptionKind::kNumber}); }
  bool number_unsigned(Json::number_unsigned_t value) {
    OptionValue made{OptionKind::kWhole};
    made.whole = value;
    return Add(std::move(made));
  }
  bool number_float(Json::number_float_t, const std::string&) { return Add({OptionKind::kNumber}); }
  bool string(std::string& text) {
    OptionValue made{OptionKind::kText};
    made.text = std::move(text);
    return Add(std::move(made));
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return Open(OptionKind::kObject); }
  bool start_array(std::size_t) { return Open(OptionKind::kList); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }
  bool key(std::string& name) {
    open_.back().keys.push_back(std::move(name));
    return true;
  }
  bool parse_error(std::size_t byte, const std::string&, const Json::exception& problem) {
    constexpr int kOutOfRange = 406;
    problem_ = problem.id == kOutOfRange
                   ? "the options have a number that is too large"
                   : fmt::format("the options are no JSON: see byte {}", byte);
    return false;
  }

  OptionValue& root() { return root_; }
  const std::string& problem() const { return problem_; }

 private:
  bool Add(OptionValue value) {
    (open_.empty() ? root_ : open_.back().values.emplace_back()) = std::move(value);
    return true;
  }
  bool Open(OptionKind kind) {
    if (open_.size() == kMostDepth) {
      problem_ = "the options are nested too deeply";
      return false;
    }
    open_.push_back({kind});
    return true;
  }
  bool Close() {
    OptionValue done = std::move(open_.back());
    open_.pop_back();
    return Add(std::move(done));
  }

  OptionValue root_;
  std::vector<OptionValue> open_;  // The outermost first.
  std::string problem_;
};

}  // namespace

Result<OptionValue> ParseOptions(std::string_view json) {
  TreeMaker maker;
  if (!Json::sax_parse(json, &maker)) return BadArgument(maker.problem());
  if (maker.root().kind != OptionKind::kObject) {
    return BadArgument("the options are no JSON object");
  }
  return std::move(maker.root());
}

}  // namespace tanxun
