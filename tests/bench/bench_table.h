// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <limits>

namespace baton::bench {

/// Milliseconds that `work` takes, once.
template <class Work> double millisecondsOf(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// Processor milliseconds of this thread: for work that neither waits nor starts threads, so that what else the machine
/// does counts for neither side.
template <class Work> double cpuMillisecondsOf(Work work)
{
#if defined(CLOCK_THREAD_CPUTIME_ID)
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double begin = now();
    work();
    return now() - begin;
#else
    return millisecondsOf(work);
#endif
}

/// Processor milliseconds of all threads of this program.
template <class Work> double processorMillisecondsOf(Work work)
{
    const std::clock_t begin = std::clock();
    work();
    return 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// The best times of a floor and of ours, taken in turns so that a busy moment of the machine hits both.
struct Pair
{
    double floor = std::numeric_limits<double>::max();
    double ours = std::numeric_limits<double>::max();

    void add(double floorMs, double oursMs)
    {
        floor = std::min(floor, floorMs);
        ours = std::min(ours, oursMs);
    }
};

/// Whether this run shall be a short one, as ctest's: it shows that the bench works, and its figures are of fewer rows.
inline bool isSmall(int argc, char **argv)
{
    return std::any_of(argv, argv + argc, [](const char *argument) { return std::strcmp(argument, "--small") == 0; });
}

/// The table "what | floor ms | ours ms | ratio | bar | ok/FAIL". Speed is a ratio to a floor measured in the same
/// run, in a release build; a debug build prints it all the same. Misses change the exit status only with --strict;
/// with --no-head the table goes on below another bench's.
class Table
{
public:
    Table(int argc, char **argv)
    {
        bool head = true;
        for (int i = 1; i < argc; ++i) {
            m_strict = m_strict || std::strcmp(argv[i], "--strict") == 0;
            head = head && std::strcmp(argv[i], "--no-head") != 0;
        }
        if (head)
            std::printf("%-58s | %9s | %9s | %6s | %6s |\n", "what", "floor ms", "ours ms", "ratio", "bar");
    }

    void row(const char *what, const Pair &times, double bar)
    {
        const double ratio = times.ours / times.floor;
        const bool ok = ratio <= bar;
        m_missed = m_missed || !ok;
        std::printf("%-58s | %9.2f | %9.2f | %6.3f | %6.3f | %s\n", what, times.floor, times.ours, ratio, bar,
                    ok ? "ok" : "FAIL");
        std::fflush(stdout);
    }

    /// Memory: bytes a row of a list of 100,000, against a number.
    void bytes(const char *what, double perRow, double bar)
    {
        const bool ok = perRow <= bar;
        m_missed = m_missed || !ok;
        std::printf("%-58s | %9s | %7.0f B | %6s | %4.0f B | %s\n", what, "-", perRow, "-", bar, ok ? "ok" : "FAIL");
        std::fflush(stdout);
    }

    /// A row for the reader alone: no bar, never a miss.
    void note(const char *what, const Pair &times)
    {
        std::printf("%-58s | %9.2f | %9.2f | %6.3f | %6s |\n", what, times.floor, times.ours, times.ours / times.floor,
                    "-");
        std::fflush(stdout);
    }

    int exitStatus() const { return m_strict && m_missed ? 1 : 0; }

private:
    bool m_strict = false;
    bool m_missed = false;
};

} // namespace baton::bench
