// SPDX-License-Identifier: GPL-2.0-or-later
#include <tanxun/tanxun.h>

int main() { return tanxun::ParseQuery("晶圆 AND wafer") ? 0 : 1; }
