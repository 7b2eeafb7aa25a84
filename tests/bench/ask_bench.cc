// SPDX-License-Identifier: GPL-2.0-or-later
// What a question costs, inside a program and as a process:
//   tests/bench/make_facts.py FOLDER && tanxun-index update --db INDEX FOLDER/notes
//   ask_bench INDEX FOLDER/questions.tsv [TANXUN]
// A line of the file is CLASS<TAB>QUESTION<TAB>STATE<TAB>VALUE<TAB>PATH: what should come out
// (answered, conflict, none; else it is not looked at), and which note is asked, if only one. JSON,
// a class each: how many questions, of how many the answer was firm and of how many right, and the
// CPU time of Searcher::Ask() in milliseconds, each question asked once, after some others. With
// TANXUN, the program, also of up to 20 runs of `TANXUN ask QUESTION` from start to end, and of
// `TANXUN facts`.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tanxun/searcher.h"

namespace tanxun {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kAskedBefore = 50;  // Questions that fill the caches, not timed.
constexpr std::size_t kRunsOfClass = 20;
constexpr std::size_t kDearest = 3;

struct Question {
  std::string kind;
  std::string text;
  std::string state;
  std::string value;
  std::string path;
};

std::vector<Question> ReadQuestions(const std::string& path) {
  std::vector<Question> questions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    fields.resize(5);
    questions.push_back({fields[0], fields[1], fields[2], fields[3], fields[4]});
  }
  return questions;
}

double Milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

double CpuMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double WallMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Json Spread(std::vector<double> times) {
  if (times.empty()) return nullptr;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    const double time =
        times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    return std::round(time * 100) / 100;
  };
  return {{"p50", at(0.5)}, {"p95", at(0.95)}, {"p99", at(0.99)}, {"max", at(1.0)}};
}

bool IsFirm(const AskResult& result) {
  return result.state == AnswerState::kAnswered || result.state == AnswerState::kSeries ||
         result.state == AnswerState::kConflict;
}

bool IsRight(const Question& question, const AskResult& result) {
  if (question.state == "none") return !IsFirm(result);
  if (question.state == "conflict") return result.state == AnswerState::kConflict;
  return result.state == AnswerState::kAnswered && result.answers.front().value == question.value;
}

struct Figures {
  std::size_t count = 0;
  std::size_t firm = 0;
  std::size_t right = 0;
  std::vector<double> times;
  std::vector<double> process_cpu;
  std::vector<double> process_wall;
};

Json Report(const Figures& figures, bool judged) {
  Json report = {{"questions", figures.count}, {"firm", figures.firm}};
  if (judged) report["right"] = figures.right;
  report["ms"] = Spread(figures.times);
  if (!figures.process_cpu.empty()) {
    report["process_cpu_ms"] = Spread(figures.process_cpu);
    report["process_wall_ms"] = Spread(figures.process_wall);
  }
  return report;
}

// Runs the program, its output thrown away; false where it could not be started.
bool TimeProcess(const std::vector<std::string>& words, Figures& figures) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const double begin = WallMilliseconds();
  pid_t child = 0;
  const bool started =
      posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage used{};
  if (!started || wait4(child, &status, 0, &used) != child) return false;
  figures.process_wall.push_back(WallMilliseconds() - begin);
  figures.process_cpu.push_back(Milliseconds(used.ru_utime) + Milliseconds(used.ru_stime));
  return WIFEXITED(status) && WEXITSTATUS(status) < 2;
}

int Run(const std::string& index, const std::vector<Question>& questions,
        const std::string& program) {
  const Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher.ok() || questions.empty()) {
    std::fprintf(stderr, "ask_bench: no index, or no questions\n");
    return 2;
  }
  const auto ask = [&](const Question& question) {
    return searcher->Ask({.question = question.text, .path = question.path, .filters = {}});
  };
  for (std::size_t i = 0; i < std::min(kAskedBefore, questions.size()); ++i)
    (void)ask(questions[i]);
  std::map<std::string, Figures> classes;
  std::map<std::string, bool> judged;
  std::vector<std::pair<double, std::string>> dearest;
  Figures all;
  for (const Question& question : questions) {
    const double begin = CpuMilliseconds();
    const Result<AskResult> result = ask(question);
    const double time = CpuMilliseconds() - begin;
    if (!result.ok()) {
      std::fprintf(stderr, "ask_bench: %s: %s\n", question.text.c_str(),
                   result.error().message.c_str());
      return 2;
    }
    Figures& of_class = classes[question.kind];
    judged[question.kind] = question.state != "any";
    for (Figures* figures : {&of_class, &all}) {
      ++figures->count;
      figures->firm += IsFirm(*result) ? 1 : 0;
      figures->times.push_back(time);
    }
    of_class.right += IsRight(question, *result) ? 1 : 0;
    dearest.emplace_back(time, question.text);
    if (program.empty() || of_class.process_cpu.size() >= kRunsOfClass) continue;
    std::vector<std::string> words = {program, "ask", "--db", index};
    if (!question.path.empty()) words.insert(words.end(), {"--in", question.path});
    words.push_back(question.text);
    if (!TimeProcess(words, of_class)) return 2;
  }
  Json report;
  for (const auto& [kind, figures] : classes) report[kind] = Report(figures, judged[kind]);
  for (const auto& [kind, figures] : classes) {
    all.process_cpu.insert(all.process_cpu.end(), figures.process_cpu.begin(),
                           figures.process_cpu.end());
    all.process_wall.insert(all.process_wall.end(), figures.process_wall.begin(),
                            figures.process_wall.end());
  }
  report["all"] = Report(all, false);
  if (!program.empty()) {
    Figures facts;
    for (std::size_t i = 0; i < kRunsOfClass; ++i) {
      if (!TimeProcess({program, "facts", "--db", index}, facts)) return 2;
    }
    report["tanxun facts"] = {{"process_cpu_ms", Spread(facts.process_cpu)},
                              {"process_wall_ms", Spread(facts.process_wall)}};
  }
  std::sort(dearest.rbegin(), dearest.rend());
  dearest.resize(std::min(dearest.size(), kDearest));
  for (const auto& [time, text] : dearest) report["dearest"][text] = time;
  for (const auto& [kind, figures] : report.items()) {
    std::printf("%s: %s\n", kind.c_str(), figures.dump().c_str());
  }
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: ask_bench INDEX QUESTIONS.tsv [TANXUN]\n");
    return 2;
  }
  return tanxun::Run(argv[1], tanxun::ReadQuestions(argv[2]), argc > 3 ? argv[3] : "");
}
