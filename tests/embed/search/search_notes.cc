// SPDX-License-Identifier: GPL-2.0-or-later
// search_notes INDEX QUERY: the best passages of an index, and what it answers.
#include <tanxun/tanxun.h>

#include <iostream>

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto searcher = tanxun::Searcher::Open(words[1]);
  if (!searcher) return std::cerr << searcher.error().message << '\n', 2;

  tanxun::SearchRequest search;
  search.query = words[2];
  search.limit = 3;
  search.limits.time = std::chrono::seconds(1);
  const auto found = searcher->Search(search);
  if (!found) return std::cerr << found.error().message << '\n', 2;
  for (const tanxun::Hit& hit : found->hits) std::cout << Describe(hit) << '\n';

  tanxun::AskRequest ask;
  ask.question = words[2];
  const auto answered = searcher->Ask(ask);
  if (!answered) return std::cerr << answered.error().message << '\n', 2;
  std::cout << Name(answered->state) << '\n';
  for (const tanxun::Answer& answer : answered->answers) std::cout << Describe(answer) << '\n';
  return found->hits.empty() ? 1 : 0;
}
