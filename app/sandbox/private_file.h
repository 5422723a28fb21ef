// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace baton::sandbox {

/// Files that only their owner may read (mode 0600), since they hold credentials or people's names.

/// A descriptor of a new or emptied file; -1 with a sentence in `error`.
int openPrivateFile(const std::string &path, std::string *error);
bool writeAll(int file, const std::string &text);
void closePrivateFile(int file);
/// Writes beside `path` and renames, so that a reader sees the whole text or no file.
bool writePrivateFileAtOnce(const std::string &path, const std::string &text, std::string *error);

} // namespace baton::sandbox
