// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "indexer/tool/pager.h"
#include "indexer/tool/safe_text.h"
#include "query/json/result_json.h"
#include "query/tool/batch.h"
#include "query/tool/commands.h"
#include "query/tool/flags.h"
#include "query/tool/render_text.h"

namespace tanxun {
namespace {

struct AskFlags {
  OutputFlags output;
  AskRequest request;
  std::string questions;
};

bool IsFirm(AnswerState state) {
  return state == AnswerState::kAnswered || state == AnswerState::kSeries ||
         state == AnswerState::kConflict;
}

int AskOnce(const Searcher& searcher, const AskFlags& flags, const TextView& view) {
  const Result<AskResult> result = searcher.Ask(flags.request);
  if (!result.ok()) {
    return Fail(result.error(), flags.output, {"question", flags.request.question});
  }
  if (!flags.output.quiet) {
    if (flags.output.json || flags.output.ndjson) {
      Print(JsonText(ToJson(*result, std::nullopt), flags.output));
    } else {
      PrintPaged(RenderAsk(*result, view), view.style, flags.output.pager);
    }
  }
  if (flags.request.explain && !flags.output.quiet) {
    Complain(kReaderName, "\n" + result->explanation, Layout::kBody);
  }
  return IsFirm(result->state) ? kExitFound : kExitIncomplete;
}

// What a line that could not be asked yields all the same.
AskResult Unasked(const BatchLine& line, std::string reason, const IndexInfo& info) {
  AskResult result;
  result.question = line.text;
  result.state = AnswerState::kNoFact;
  result.remark = std::move(reason);
  result.index = info;
  return result;
}

// Every line yields one object; 0 when all could be asked, whatever the answers.
int AskBatch(const Searcher& searcher, AskFlags flags, const TextView& view) {
  SearchRequest dated;
  dated.filters.until = flags.request.as_of;
  dated.limit = 0;  // A wrong date is said once, not for each question.
  if (const auto found = searcher.Search(dated); !flags.request.as_of.empty() && !found.ok())
    return Fail(found.error(), flags.output);
  int status = kExitFound;
  const auto ask = [&](const BatchLine& line) {
    const auto give_up = [&](const std::string& reason) {
      Complain(kReaderName, fmt::format("{}:{}: {}", flags.questions, line.number, reason));
      return Unasked(line, reason, searcher.Info());
    };
    if (!line.problem.empty()) {
      status = kExitError;
      return give_up(line.problem);
    }
    flags.request.question = line.text;
    flags.request.path = line.path;
    Result<AskResult> result = searcher.Ask(flags.request);
    if (result.ok()) return std::move(result).value();
    // A note the index does not hold has no fact; the question was asked.
    if (result.error().code != ErrorCode::kNotFound) status = kExitError;
    return give_up(result.error().message);
  };
  const Result<void> read = ForEachBatchLine(flags.questions, [&](const BatchLine& line) {
    const AskResult result = ask(line);
    if (flags.output.quiet) return;
    if (flags.output.ndjson || flags.output.json) {
      Print(JsonOnOneLine(ToJson(result, line.id)));
    } else {
      Print(fmt::format("{}: {}\n{}\n", SafeText(line.id, Layout::kField), SafeLine(line.text),
                        RenderAsk(result, view)));
    }
  });
  return read.ok() ? status : Fail(read.error());
}

void AddAskFlags(FlagTable& flags, AskFlags& ask) {
  AskRequest& request = ask.request;
  flags.Number("-n,--limit", "N", request.limit, {1, 1'000}, "answers at most");
  flags.Number("--passages", "N", request.passages, {0, 100},
               "passages quoted when there is no firm answer");
  flags.Switch("--explain", request.explain,
               "also say how the question was read and facts were matched");
  flags.Text("--as-of", {"DATE"}, request.as_of,
             "as the notes stood at the end of that day: later facts do not count");
  AddInFlag(flags, request.filters);
  flags.Text("--questions", {"FILE", ValueKind::kFile}, ask.questions,
             "ask every line ID<TAB>QUESTION[<TAB>PATH] of a file");
  AddOutputFlags(flags, ask.output);
}

int RunAsk(AskFlags& flags, const Words& words) {
  if (!flags.questions.empty() && !words.empty()) {
    return Fail(kReaderName, "--questions and a QUESTION exclude each other");
  }
  if (flags.questions.empty() && words.empty()) {
    return Fail(kReaderName, "ask what? (see tanxun ask --help)");
  }
  flags.request.question = JoinWords(words);
  const OpenIndex index =
      OpenForReading(flags.output, {"question", flags.request.question}, &flags.request.filters);
  if (!index.searcher) return index.exit;
  const TextView view = ViewOf(flags.output, *index.searcher);
  if (!flags.questions.empty()) return AskBatch(*index.searcher, flags, view);
  return AskOnce(*index.searcher, flags, view);
}

}  // namespace

Command AskCommand() {
  return MakeCommand<AskFlags>(
      {"QUESTION...", "answer a question from the facts the notes state, with file, line and date",
       "tanxun ask when was Acme Chips founded\n"
       "tanxun ask 艾克米芯片的总部在哪里\n"
       "tanxun ask 'market cap of Acme Chips' --as-of 2025-06-30\n"
       "tanxun ask --questions questions.tsv --ndjson",
       "0    answered (also: a series over time; sources disagree); with --questions: all asked\n"
       "1    no fact, or only possible or ambiguous answers\n2    error\n130  interrupted"},
      AddAskFlags, RunAsk);
}

}  // namespace tanxun
