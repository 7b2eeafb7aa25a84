// SPDX-License-Identifier: GPL-2.0-or-later
// Changes in folders, told by the kernel (Linux's inotify).
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace tanxun {

class FolderWatch {
 public:
  FolderWatch();
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  struct Followed {
    bool any_new = false;  // What happened in a new folder before this call was not seen.
    std::string refused;   // Why some are not watched; empty if all are.
  };
  // Watches exactly these folders, whatever was moved to where meanwhile. One that is not there, or
  // may not be looked at, is left out.
  Followed Follow(const std::set<std::filesystem::path>& folders);

  // What happened to `name` in a folder; of the folder itself where the name is empty.
  using Listener = std::function<void(const std::filesystem::path& folder, std::string_view name,
                                      bool is_folder)>;
  // Hands over what has been told so far. False where the kernel told less than happened.
  bool Take(const Listener& each);

  // Waits until there is something to take, `interrupt` (a descriptor) can be read, or the time is
  // over; without a time for ever.
  void Wait(std::optional<std::chrono::milliseconds> time, int interrupt) const;

 private:
  int number_ = -1;
  std::string refused_;                           // Why there is no descriptor.
  std::map<int, std::filesystem::path> folders_;  // By the kernel's number of the watch.
};

}  // namespace tanxun
