// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/inotify.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <system_error>
#include <utility>

namespace tanxun {
namespace {

// IN_MODIFY for who keeps a file open, IN_ATTRIB for who may read it and for set times.
constexpr std::uint32_t kEvents = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY |
                                  IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                  IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;

std::string Message(int error) { return std::generic_category().message(error); }

}  // namespace

FolderWatch::FolderWatch() : number_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (number_ >= 0) return;
  refused_ = errno == EMFILE
                 ? "no more inotify instances; raise fs.inotify.max_user_instances (sysctl)"
                 : "inotify: " + Message(errno);
}

FolderWatch::~FolderWatch() {
  if (number_ >= 0) ::close(number_);
}

FolderWatch::Followed FolderWatch::Follow(const std::set<std::filesystem::path>& folders) {
  Followed followed{false, refused_};
  if (number_ < 0) return followed;
  std::map<int, std::filesystem::path> next;
  for (const std::filesystem::path& folder : folders) {
    // Of a folder that is watched already this gives the number that it has.
    const int watch = ::inotify_add_watch(number_, folder.c_str(), kEvents);
    if (watch >= 0) {
      const auto old = folders_.find(watch);
      if (old == folders_.end() || old->second != folder) followed.any_new = true;
      next.insert_or_assign(watch, folder);
    } else if (errno == ENOSPC || errno == ENOMEM) {
      followed.refused = fmt::format(
          "only {} of {} folders can be watched; raise fs.inotify.max_user_watches (sysctl)",
          next.size(), folders.size());
      break;
    }
  }
  for (const auto& [watch, folder] : folders_) {
    if (!next.contains(watch)) (void)::inotify_rm_watch(number_, watch);
  }
  folders_ = std::move(next);
  return followed;
}

bool FolderWatch::Take(const Listener& each) {
  if (number_ < 0) return true;
  bool is_whole = true;
  alignas(inotify_event) std::array<char, 64 * 1024> buffer;
  static_assert(sizeof(buffer) >= sizeof(inotify_event) + NAME_MAX + 1);
  for (;;) {
    const ssize_t got = ::read(number_, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return is_whole;
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      inotify_event event;
      std::memcpy(&event, buffer.data() + at, sizeof(event));
      const char* name = buffer.data() + at + sizeof(event);
      at += sizeof(event) + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) is_whole = false;
      const auto folder = folders_.find(event.wd);
      if (folder == folders_.end()) continue;  // No longer watched.
      const std::string_view text(name, event.len == 0 ? 0 : ::strnlen(name, event.len));
      each(folder->second, text, text.empty() || (event.mask & IN_ISDIR) != 0);
    }
  }
}

void FolderWatch::Wait(std::optional<std::chrono::milliseconds> time, int interrupt) const {
  std::array<pollfd, 2> waiting{{{interrupt, POLLIN, 0}, {number_, POLLIN, 0}}};
  const auto longest = std::chrono::milliseconds(INT_MAX);
  const int limit =
      time ? static_cast<int>(std::clamp(*time, std::chrono::milliseconds(0), longest).count())
           : -1;
  (void)::poll(waiting.data(), waiting.size(), limit);  // The caller looks at what is so.
}

}  // namespace tanxun
