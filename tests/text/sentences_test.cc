// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tanxun {
namespace {

// The sentences with a bar between them.
std::string Split(std::string_view text) {
  std::string joined;
  for (const Sentence& sentence : SplitSentences(text)) {
    if (!joined.empty()) joined += " | ";
    joined += text.substr(sentence.begin, sentence.end - sentence.begin);
  }
  return joined;
}

TEST(Sentences, EndWhereAPersonStops) {
  struct Row {
    std::string_view text;
    std::string_view sentences;
  };
  const std::vector<Row> rows = {
      {"It rose. It fell.", "It rose. | It fell."},
      {"It rose 3.5 points to 1,024.25. Then it fell!",
       "It rose 3.5 points to 1,024.25. | Then it fell!"},
      {"Is it? Yes.", "Is it? | Yes."},
      // Titles, initials and abbreviations.
      {"Dr. Ida Moss met Mr. J. R. Reed. They spoke.",
       "Dr. Ida Moss met Mr. J. R. Reed. | They spoke."},
      {"Quorvex Inc. Chief Ida Moss left.", "Quorvex Inc. Chief Ida Moss left."},
      {"He joined Quorvex Inc. The firm grew.", "He joined Quorvex Inc. | The firm grew."},
      {"It sells in the U.S. It also rents.", "It sells in the U.S. | It also rents."},
      {"The U.S. Army paid.", "The U.S. Army paid."},
      {"See Fig. 3 and No. 7. Go on.", "See Fig. 3 and No. 7. | Go on."},
      {"Opened on Dec. 5 by Moss et al. with cake.", "Opened on Dec. 5 by Moss et al. with cake."},
      {"It runs at 10 Gbit/s. In May it stopped.", "It runs at 10 Gbit/s. | In May it stopped."},
      // Quotes, brackets and notes' numbers.
      {"He said “Stop.” She did.", "He said “Stop.” | She did."},
      {"\"Why?\" he asked. Nobody knew.", "\"Why?\" he asked. | Nobody knew."},
      {"It closed (for good.) Nobody came.", "It closed (for good.) | Nobody came."},
      {"It grew.[12] Then it fell.[3][4] End.", "It grew.[12] | Then it fell.[3][4] | End."},
      // Chinese.
      {"价格上涨。随后下跌！为什么？没人知道；", "价格上涨。 | 随后下跌！ | 为什么？ | 没人知道；"},
      {"他说：“停下。”她停下了。", "他说：“停下。” | 她停下了。"},
      {"《夜航》上映了。（完。）", "《夜航》上映了。 | （完。）"},
      {"增长3.5%至1.2万亿。同比下降", "增长3.5%至1.2万亿。 | 同比下降"},
      {"真的吗?是的!", "真的吗? | 是的!"},
      {"魁沃斯Inc.成立于2003年。总部在奥斯陆。", "魁沃斯Inc.成立于2003年。 | 总部在奥斯陆。"},
      {"第一行\n第二行", "第一行 | 第二行"},
      {"  ", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Split(row.text), row.sentences);
}

}  // namespace
}  // namespace tanxun
