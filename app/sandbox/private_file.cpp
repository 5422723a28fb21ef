// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/private_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baton::sandbox {

int openPrivateFile(const std::string &path, std::string *error)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    // An older file keeps its mode when it is opened again.
    if (file < 0 || ::fchmod(file, S_IRUSR | S_IWUSR) != 0) {
        *error = "The file \"" + path + "\" cannot be written: " + std::strerror(errno) + ".";
        closePrivateFile(file);
        return -1;
    }
    return file;
}

bool writeAll(int file, const std::string &text)
{
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(file, text.data() + done, text.size() - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += static_cast<std::size_t>(written);
    }
    return true;
}

void closePrivateFile(int file)
{
    if (file >= 0)
        ::close(file);
}

bool writePrivateFileAtOnce(const std::string &path, const std::string &text, std::string *error)
{
    const std::string beside = path + ".part";
    const int file = openPrivateFile(beside, error);
    if (file < 0)
        return false;
    const bool written = writeAll(file, text);
    closePrivateFile(file);
    if (!written || ::rename(beside.c_str(), path.c_str()) != 0) {
        *error = "The file \"" + path + "\" cannot be written: " + std::strerror(errno) + ".";
        ::unlink(beside.c_str());
        return false;
    }
    return true;
}

} // namespace baton::sandbox
