// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/stoppable_io.h"

#include <limits.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace tanxun {
namespace {

constexpr std::size_t kReadBytes = 1 << 16;

Error IoError(const char* what) {
  return {ErrorCode::kIo, std::string(what) + ": " + std::generic_category().message(errno)};
}

}  // namespace

StoppableIo::Event::Event() : descriptor_(::eventfd(0, EFD_CLOEXEC)) {}

StoppableIo::Event::~Event() { ::close(descriptor_); }

void StoppableIo::Event::Set() const {
  const std::uint64_t one = 1;
  (void)!::write(descriptor_, &one, sizeof one);
}

StoppableIo::StoppableIo(const std::stop_token& stop)
    : on_stop_(stop, [this] { stopped_.Set(); }) {}

bool StoppableIo::WaitFor(int descriptor, short event) const {
  pollfd both[] = {{descriptor, event, 0}, {stopped_.descriptor(), POLLIN, 0}};
  while (::poll(both, 2, -1) < 0 && errno == EINTR) {
  }
  return both[1].revents == 0;
}

Result<std::string> StoppableIo::Read(int descriptor) {
  std::string bytes(kReadBytes, '\0');
  ssize_t count = -1;
  do {
    if (!WaitFor(descriptor, POLLIN)) return std::string();
    count = ::read(descriptor, bytes.data(), bytes.size());
  } while (count < 0 && (errno == EINTR || errno == EAGAIN));
  if (count < 0) return IoError("cannot read standard input");
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

Result<bool> StoppableIo::Write(int descriptor, std::string_view text) {
  while (!text.empty()) {
    if (!WaitFor(descriptor, POLLOUT)) return false;
    // A pipe that is ready takes this much at once; more could block, whoever asks to stop.
    const ssize_t count =
        ::write(descriptor, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
    if (count < 0 && errno != EINTR && errno != EAGAIN) {
      return IoError("cannot write to standard output");
    }
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace tanxun
