// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/short_weights.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <system_error>

namespace tanxun {
namespace {

constexpr std::string_view kTimes = " * ";

bool BeginsAToken(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
}

}  // namespace

std::string ShortWeights(std::string_view matcher_query) {
  std::string out;
  for (std::size_t at = 0; at < matcher_query.size();) {
    const std::string_view rest = matcher_query.substr(at);
    double weight = 0.0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), weight);
    const auto length = static_cast<std::size_t>(end - rest.data());
    if (error == std::errc() && BeginsAToken(matcher_query, at) &&
        rest.substr(length).starts_with(kTimes)) {
      fmt::format_to(std::back_inserter(out), "{:.4g}", weight);
      at += length;
    } else {
      out += matcher_query[at++];
    }
  }
  return out;
}

}  // namespace tanxun
