// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace tanxun {

// A line without its end; too long: only that it was there.
struct InputLine {
  std::string text;
  bool too_long = false;
};

// Cuts bytes, as they arrive, into lines of at most `most` bytes. A longer one is passed over up to
// its end, so that the next one is read as what it is, and takes no memory.
class LineSplitter {
 public:
  using Use = std::function<void(InputLine line)>;

  LineSplitter(std::size_t most, Use use) : most_(most), use_(std::move(use)) {}

  void Add(std::string_view bytes);
  // What stands behind the last newline is a line too, if it is anything.
  void End();

 private:
  void Pass();

  std::size_t most_;
  Use use_;
  InputLine line_;
};

}  // namespace tanxun
