// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/stop_signals.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "indexer/tool/command_line.h"

namespace tanxun {
namespace {

sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::thread([this, signals] {
    for (int signal = 0; sigwait(&signals, &signal) == 0 && !ended_.load();) {
      if (stop_.stop_requested()) _exit(kExitInterrupted);
      was_interrupt_ = signal == SIGINT;
      stop_.request_stop();
    }
  });
}

StopSignals::~StopSignals() {
  ended_ = true;
  pthread_kill(waiter_.native_handle(), SIGTERM);
  waiter_.join();
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace tanxun
