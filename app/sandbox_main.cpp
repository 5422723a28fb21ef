// SPDX-License-Identifier: GPL-3.0-or-later
//
// baton-sandbox: the sandbox as a server. Exit status: 0 ended by a signal, 1 cannot serve, 2 wrong use.
#include "app/sandbox/sandbox.h"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <pthread.h>

int main(int argc, char **argv)
{
    using namespace baton::sandbox;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (std::find(arguments.begin(), arguments.end(), "--help") != arguments.end()) {
        std::cout << helpText();
        return 0;
    }
    const auto parsed = parsedOptions(arguments);
    if (const auto *problem = std::get_if<std::string>(&parsed)) {
        std::cerr << "baton-sandbox: " << *problem << '\n';
        return 2;
    }

    // Blocked before the server's thread starts, so that it inherits this and sigwait() alone gets them.
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    std::string error;
    const std::unique_ptr<Sandbox> sandbox = Sandbox::start(std::get<SandboxOptions>(parsed), &error);
    if (!sandbox) {
        std::cerr << "baton-sandbox: " << error << '\n';
        return 1;
    }
    std::cout << sandbox->readyJson() << std::endl;
    int signal = 0;
    sigwait(&ending, &signal);
    sandbox->stop();
    return 0;
}
