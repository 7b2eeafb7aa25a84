// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/commands.h"

int main(int argc, char** argv) { return tanxun::RunProgram(tanxun::IndexerProgram(), argc, argv); }
