#include "CTestSettings.h"

#include <stdlib.h>

// Swift Testing begins all tests at once: hundreds of them wait for two processors, and what waits for a program or a
// server on this machine runs out of patience. The library takes another number from its environment only, which it
// reads after constructors ran. A number that is there already holds; a library that knows none begins all at once.
__attribute__((constructor)) static void beginFewTestsAtOnce(void) {
    setenv("SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH", "10", 0);
}
