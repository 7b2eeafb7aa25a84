// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/commands.h"

int main(int argc, char** argv) { return tanxun::RunProgram(tanxun::ReaderProgram(), argc, argv); }
