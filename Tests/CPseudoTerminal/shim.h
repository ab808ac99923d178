#ifndef CPSEUDOTERMINAL_SHIM_H
#define CPSEUDOTERMINAL_SHIM_H

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>

// The system's headers offer these only where an extension is asked for, which Swift's import does not do.
extern int posix_openpt(int flags);
extern int grantpt(int file);
extern int unlockpt(int file);
extern char *ptsname(int file);

enum {
#ifdef __APPLE__
    CPSEUDOTERMINAL_SETSID = 0x0400,
#else
    CPSEUDOTERMINAL_SETSID = 0x80,
#endif
};

/// Opens a pseudo terminal; -1 where that fails.
static inline int cpseudoterminal_open(void) {
    int file = posix_openpt(O_RDWR | O_NOCTTY);
    if (file < 0) return -1;
    if (fcntl(file, F_SETFD, FD_CLOEXEC) == 0 && grantpt(file) == 0 && unlockpt(file) == 0) return file;
    return -1;
}

/// The path of its other end; NULL where it has none. Valid until the next call.
static inline const char *cpseudoterminal_path(int file) { return ptsname(file); }

#endif
